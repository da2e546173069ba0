import { cardSize } from '../../contract/index.js';
import type { Manifest } from '../../contract/manifest/workflow.js';
import { buildFlow, type Flow, type FlowEdge } from '../flow.js';
import { type Card, cardOf, linkOf, routeOf } from '../lanes.js';
import { patternWords } from '../words.js';
import { type PictureColors, printColors } from './colors.js';
import { drawNode } from './draw-card.js';
import { drawPill, halfPill } from './draw-pill.js';
import { element, xmlText } from './element.js';
import { families } from './text-width.js';

/** A drawn workflow: an SVG document that needs nothing else, and its size in pixels. */
export interface Picture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** Free space around the picture. */
const border = 32;

/** Draws a workflow as the canvas shows it near by; equal manifests and colours give equal text. */
export function drawSvg(manifest: Manifest, colors: PictureColors = printColors): Picture {
  const flow = buildFlow(manifest);
  const cards = new Map(flow.nodes.map(node => [node.id, cardOf(node)]));
  const edges = flow.edges.flatMap(edge => {
    const [from, to] = [cards.get(edge.source), cards.get(edge.target)];
    return from && to ? [{ edge, from, to }] : [];
  });
  const box = boxAround(flow, edges);
  const [width, height] = [box.right - box.left, box.bottom - box.top];
  const title = `${manifest.name} (${patternWords[manifest.pattern]})`;
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `${box.left} ${box.top} ${width} ${height}`,
      role: 'img',
      'font-family': families.sans,
    },
    element('title', {}, xmlText(title)),
    ...(manifest.description ? [element('desc', {}, xmlText(manifest.description))] : []),
    element('defs', {}, arrowHead(colors)),
    element('rect', { x: box.left, y: box.top, width, height, fill: colors.background }),
    ...edges.flatMap(({ edge, from, to }) => (edge.handoff ? [] : [`\n${drawLink(edge, from, to, colors)}`])),
    ...edges.flatMap(({ edge, from, to }) =>
      edge.handoff ? [`\n${drawLine(edge.handoff, from, to, colors)}`] : [],
    ),
    ...flow.nodes.map(node => `\n${drawNode(node, colors)}`),
    ...edges.flatMap(({ edge, from, to }) =>
      edge.handoff ? [`\n${drawPill(edge.handoff, routeOf(edge.handoff, from, to).label, colors)}`] : [],
    ),
    '\n',
  );
  return { svg: `${svg}\n`, width, height };
}

interface Joined {
  readonly edge: FlowEdge;
  readonly from: Card;
  readonly to: Card;
}

function boxAround({ nodes }: Flow, edges: readonly Joined[]) {
  const xs: number[] = [];
  const ys: number[] = [];
  for (const { kind, position } of nodes) {
    xs.push(position.x, position.x + cardSize[kind].width);
    ys.push(position.y, position.y + cardSize[kind].height);
  }
  for (const { edge, from, to } of edges) {
    if (!edge.handoff) continue;
    const { label } = routeOf(edge.handoff, from, to);
    const half = halfPill(edge.handoff);
    xs.push(label.x - half.x, label.x + half.x);
    ys.push(label.y - half.y, label.y + half.y);
  }
  if (xs.length === 0) return { left: 0, top: 0, right: 2 * border, bottom: 2 * border };
  // Not Math.min(...xs): thousands of numbers are too many arguments.
  const least = (all: readonly number[]) => Math.floor(all.reduce((a, b) => Math.min(a, b))) - border;
  const most = (all: readonly number[]) => Math.ceil(all.reduce((a, b) => Math.max(a, b))) + border;
  return { left: least(xs), top: least(ys), right: most(xs), bottom: most(ys) };
}

const arrowHead = ({ edge }: PictureColors): string =>
  element(
    'marker',
    {
      id: 'arrow',
      viewBox: '0 0 10 10',
      refX: 9,
      refY: 5,
      markerWidth: 7,
      markerHeight: 7,
      orient: 'auto-start-reverse',
    },
    element('path', { d: 'M0,1L9,5L0,9Z', fill: edge }),
  );

const drawLine = (
  data: NonNullable<FlowEdge['handoff']>,
  from: Card,
  to: Card,
  { edge }: PictureColors,
): string => {
  const { path, reversed } = routeOf(data, from, to);
  return element('path', {
    d: path,
    fill: 'none',
    stroke: edge,
    'stroke-width': data.returns ? 1.25 : 1.5,
    'stroke-dasharray': data.returns ? '5 4' : undefined,
    [reversed ? 'marker-start' : 'marker-end']: 'url(#arrow)',
  });
};

const drawLink = ({ target, way }: FlowEdge, from: Card, to: Card, colors: PictureColors): string =>
  element('path', {
    d: linkOf(way, from, to).path,
    fill: 'none',
    stroke: target.startsWith('queue:') ? colors.queue : colors.store,
    'stroke-width': 1.25,
    'stroke-dasharray': '1 4',
    'stroke-linecap': 'round',
  });
