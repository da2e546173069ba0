import { cardSize } from '../../contract/index.js';
import type { AgentData, Chip, FlowNode, StateData } from '../flow.js';
import { outlines } from '../outlines.js';
import { roleWords } from '../words.js';
import type { PictureColors } from './colors.js';
import { element } from './element.js';
import { fitText, widthOf, wrapText } from './text-width.js';
import { wordsAt } from './words-at.js';

const name = { size: 13, bold: true } as const;
const small = { size: 11 } as const;
const purpose = { size: 12 } as const;
const mono = { size: 10.5, mono: true } as const;
/** Free space inside a card. */
const [left, right] = [17, 11];
const chipTop = cardSize.agent.height - 28;

/** An agent's card, store, log or queue at its place, as the canvas shows it near by. */
export function drawNode({ data, position }: FlowNode, colors: PictureColors): string {
  const { x, y } = position;
  const inside = data.kind === 'agent' ? drawAgent(data, colors) : drawState(data, colors);
  return element('g', { transform: `translate(${Math.round(x)} ${Math.round(y)})` }, ...inside);
}

function drawAgent(agent: AgentData, colors: PictureColors): string[] {
  const { width, height } = cardSize.agent;
  const role = roleWords[agent.role].toLowerCase();
  const roleWidth = widthOf(role, small);
  return [
    element('rect', { width, height, rx: 6, fill: colors.card, stroke: colors.cardLine }),
    element('path', {
      d: `M6,0H5V${height}H6A6,6 0 0 1 0,${height - 6}V6A6,6 0 0 1 6,0Z`,
      fill: colors.roles[agent.role],
    }),
    wordsAt(fitText(agent.id, width - left - 24 - roleWidth, name), {
      x: left,
      y: 23,
      fill: colors.text,
      ...name,
    }),
    wordsAt(role, { x: width - right, y: 23, fill: colors.dim, anchor: 'end', ...small }),
    ...wrapText(agent.purpose, width - left - right, 2, purpose).map((line, i) =>
      wordsAt(line, { x: left, y: 43 + i * 17, fill: colors.dim, ...purpose }),
    ),
    ...drawChips(agent.chips, colors),
  ];
}

/** Facts in two rows at the foot of the card, for as long as they fit. */
function drawChips(chips: readonly Chip[], colors: PictureColors): string[] {
  const rows: { text: string; x: number; width: number }[][] = [];
  let x: number = left;
  for (const chip of chips) {
    const text = fitText(chip.text, cardSize.agent.width - left - right - 8, mono);
    const width = widthOf(text, mono) + 8;
    if (rows.length === 0 || x + width > cardSize.agent.width - right) {
      if (rows.length === 2) break;
      rows.push([]);
      x = left;
    }
    rows.at(-1)?.push({ text, x, width });
    x += width + 4;
  }
  return rows.flatMap((row, i) => {
    const y = chipTop - (rows.length - 1 - i) * 22;
    return row.flatMap(({ text, x, width }) => [
      element('rect', { x, y, width, height: 18, rx: 3, fill: colors.chip }),
      wordsAt(text, { x: x + 4, y: y + 12.5, fill: colors.text, ...mono }),
    ]);
  });
}

function drawState(state: StateData, colors: PictureColors): string[] {
  const { width, height } = cardSize[state.kind];
  const shape = state.kind === 'queue' ? 'queue' : state.log ? 'log' : 'store';
  const middle = shape === 'log' ? width / 2 - 5 : width / 2;
  const line = shape === 'queue' ? 27 : 34;
  const centred = { x: middle, anchor: 'middle' } as const;
  return [
    element('path', {
      d: outlines[shape](width, height),
      fill: colors.background,
      stroke: state.kind === 'queue' ? colors.queue : colors.store,
      'stroke-width': 1.25,
      'stroke-dasharray': '4 3',
    }),
    wordsAt(fitText(state.id, width - 32, name), { ...centred, y: line, fill: colors.text, ...name }),
    wordsAt(fitText(state.facts, width - 28, small), {
      ...centred,
      y: line + 16,
      fill: colors.dim,
      ...small,
    }),
  ];
}
