import type { Position } from '../contract/edit/intent.js';
import type { Box, BoxIndex } from './box-index.js';
import type { FlowEdge, FlowNode, HandoffData } from './flow.js';
import { cardOf, labelAt, labelsOn } from './lanes.js';

/** Where else along its line a label may sit, the nearest to its usual place first. */
const steps = [0, 0.08, -0.08, 0.16, -0.16, 0.24, -0.24, 0.32, -0.32];
/** How far beside its line a label may sit where there is no room on it, the nearest first. */
const offsets = [0, -18, 18, -36, 36];
/** Free space that a label keeps around itself. */
const air = 4;

/**
 * Gives each handoff's label a place on its line where it covers no card and no other label, as far as there is one.
 * `taken` holds the cards, and gets the labels.
 */
export function placeLabels(
  nodes: readonly FlowNode[],
  edges: readonly FlowEdge[],
  taken: BoxIndex,
): readonly FlowEdge[] {
  const cards = new Map(nodes.map(node => [node.id, cardOf(node)]));
  return edges.map(edge => {
    const from = cards.get(edge.source);
    const to = cards.get(edge.target);
    if (!edge.handoff || !from || !to) return edge;
    const { handoff } = edge;
    const usual = labelAt(handoff);
    const { at, off, box } = findPlace(handoff, labelsOn(handoff, from, to), taken);
    taken.add(box);
    if (at === usual && off === 0) return edge;
    return { ...edge, handoff: { ...handoff, at, ...(off !== 0 && { off }) } };
  });
}

interface LabelPlace {
  readonly at: number;
  readonly off: number;
  readonly box: Box;
  /** How much it covers. */
  readonly covered: number;
}

/** The first place for a label that covers nothing, or the one that covers least. */
function findPlace(
  handoff: HandoffData,
  labelOn: (at: number, off: number) => Position,
  taken: BoxIndex,
): LabelPlace {
  const half = halfOf(handoff);
  const look = (at: number, off: number): LabelPlace => {
    const { x, y } = labelOn(at, off);
    const box = { left: x - half.x, top: y - half.y, right: x + half.x, bottom: y + half.y };
    return { at, off, box, covered: taken.covered(box) };
  };
  const usual = labelAt(handoff);
  let best = look(usual, 0);
  if (handoff.way) return best;
  for (const off of offsets)
    for (const step of steps) {
      if (best.covered === 0) return best;
      const at = Math.round((usual + step) * 100) / 100;
      if (at < 0.08 || at > 0.92) continue;
      const next = look(at, off);
      if (next.covered < best.covered) best = next;
    }
  return best;
}

/** Half the size that a label takes on the canvas, estimated. */
function halfOf({ payload, version, returns, context, attempts, deadLetter, fanOut }: HandoffData) {
  if (returns) return { x: (Math.min(150, payload.length * 6.3) + 48) / 2 + air, y: 10 + air };
  const signs =
    context.length + (attempts !== undefined || deadLetter !== undefined ? 1 : 0) + (fanOut ? 1 : 0);
  const width = Math.min(150, payload.length * 7) + version.length * 6.7 + 100 + signs * 14;
  return { x: width / 2 + air, y: 12 + air };
}
