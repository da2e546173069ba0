import type { Position } from '../../contract/edit/intent.js';
import type { HandoffData } from '../flow.js';
import type { PictureColors } from './colors.js';
import { element, xmlText } from './element.js';
import { fitText, widthOf } from './text-width.js';
import { wordsAt } from './words-at.js';

const longest = 150;
const mono = { size: 11, mono: true } as const;

/** The half width and half height of a handoff's label. */
export const halfPill = (data: HandoffData): { readonly x: number; readonly y: number } => {
  const { width, height } = measure(data);
  return { x: width / 2, y: height / 2 };
};

function measure(data: HandoffData) {
  const quiet = data.returns;
  const font = { size: quiet ? 11 : 12 };
  const text = fitText(data.payload, longest, font);
  const [pad, gap, bar] = quiet ? [7, 5, 3] : [9, 7, 5];
  const textWidth = widthOf(text, font);
  const versionWidth = quiet ? 0 : widthOf(data.version, mono) + gap;
  const bars = data.fields.length * (bar + 2) - 2;
  const dots = quiet ? 0 : gap + data.states.length * 7 - 2;
  const fan = data.fanOut ? gap + 10 : 0;
  const width = pad + textWidth + versionWidth + gap + bars + dots + fan + pad;
  return {
    quiet,
    font,
    text,
    pad,
    gap,
    bar,
    textWidth,
    versionWidth,
    bars,
    dots,
    width,
    height: quiet ? 20 : 24,
  };
}

/** What crosses a handoff: payload, version, the six contract fields as bars, the three categories of state as dots. */
export function drawPill(data: HandoffData, { x, y }: Position, colors: PictureColors): string {
  const { quiet, font, text, pad, gap, bar, textWidth, versionWidth, bars, dots, width, height } =
    measure(data);
  const left = x - width / 2;
  const barHeight = quiet ? 8 : 10;
  const firstBar = left + pad + textWidth + versionWidth + gap;
  return element(
    'g',
    {},
    element('title', {}, xmlText(label(data))),
    element('rect', {
      x: left,
      y: y - height / 2,
      width,
      height,
      rx: height / 2,
      fill: colors.background,
      stroke: quiet ? colors.background : colors.cardLine,
    }),
    wordsAt(text, { x: left + pad, y: y + 4, fill: quiet ? colors.dim : colors.text, ...font }),
    ...(quiet
      ? []
      : [wordsAt(data.version, { x: left + pad + textWidth + gap, y: y + 4, fill: colors.dim, ...mono })]),
    ...data.fields.map((has, i) =>
      element('rect', {
        x: firstBar + i * (bar + 2) + 0.5,
        y: y - barHeight / 2 + 0.5,
        width: bar - 1,
        height: barHeight - 1,
        rx: 1,
        fill: has ? colors.declared : 'none',
        stroke: has ? colors.declared : colors.missing,
      }),
    ),
    ...(quiet ? [] : data.states.map((has, i) => drawDot(firstBar + bars + gap + i * 7, y, has, colors))),
    ...(data.fanOut ? [drawFan(firstBar + bars + dots + gap, y, colors)] : []),
  );
}

/** A category of state: full when it crosses. */
const drawDot = (x: number, y: number, has: boolean, { state, missing }: PictureColors): string =>
  element('circle', {
    cx: x + 2.5,
    cy: y,
    r: 2,
    fill: has ? state : 'none',
    stroke: has ? state : missing,
  });

/** One line that becomes three: a handoff for each item. */
const drawFan = (x: number, y: number, { text }: PictureColors): string =>
  element('path', {
    d: `M${x},${y}h4m0,-4h6m-6,4h6m-6,4h6m-6,-8v8`,
    fill: 'none',
    stroke: text,
    'stroke-width': 1.2,
  });

const label = ({ id, from, to, payload, version }: HandoffData): string =>
  [id, `${from} → ${to}`, payload, version].join(' · ');
