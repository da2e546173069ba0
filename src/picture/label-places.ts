import { cardSize } from '../contract/index.js';
import type { FlowEdge, FlowNode, HandoffData } from './flow.js';
import { labelAt, routeOf } from './lanes.js';

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where else along its line a label may sit, the nearest to its usual place first. */
const steps = [0, 0.08, -0.08, 0.16, -0.16, 0.24, -0.24, 0.32, -0.32];
/** Free space that a label keeps around itself. */
const air = 4;
const cell = 256;

/** Gives each handoff's label a place on its line where it covers no card and no other label, as far as there is one. */
export function placeLabels(nodes: readonly FlowNode[], edges: readonly FlowEdge[]): readonly FlowEdge[] {
  const taken = new Map<string, Box[]>();
  const put = (box: Box) => {
    for (const key of cellsOf(box)) {
      const list = taken.get(key);
      if (list) list.push(box);
      else taken.set(key, [box]);
    }
  };
  const cards = new Map(nodes.map(({ id, kind, position }) => [id, { position, ...cardSize[kind] }]));
  for (const { position, width, height } of cards.values())
    put({ left: position.x, top: position.y, right: position.x + width, bottom: position.y + height });
  return edges.map(edge => {
    const from = cards.get(edge.source);
    const to = cards.get(edge.target);
    if (!edge.handoff || !from || !to) return edge;
    const { handoff } = edge;
    const usual = labelAt(handoff);
    const half = halfOf(handoff);
    let best = { at: usual, covered: Number.POSITIVE_INFINITY, box: undefined as Box | undefined };
    for (const step of steps) {
      const at = Math.round((usual + step) * 100) / 100;
      if (at < 0.08 || at > 0.92) continue;
      const { x, y } = routeOf({ ...handoff, at }, from, to).label;
      const box = { left: x - half.x, top: y - half.y, right: x + half.x, bottom: y + half.y };
      const covered = coveredBy(taken, box);
      if (covered < best.covered) best = { at, covered, box };
      if (covered === 0) break;
    }
    if (best.box) put(best.box);
    return best.at === usual ? edge : { ...edge, handoff: { ...handoff, at: best.at } };
  });
}

/** Half the size that a label takes on the canvas, estimated. */
function halfOf({ payload, version, returns, context, attempts, deadLetter, fanOut }: HandoffData) {
  if (returns) return { x: (Math.min(150, payload.length * 6.3) + 48) / 2 + air, y: 10 + air };
  const signs =
    context.length + (attempts !== undefined || deadLetter !== undefined ? 1 : 0) + (fanOut ? 1 : 0);
  const width = Math.min(150, payload.length * 7) + version.length * 6.7 + 100 + signs * 14;
  return { x: width / 2 + air, y: 12 + air };
}

function coveredBy(taken: ReadonlyMap<string, readonly Box[]>, box: Box): number {
  let covered = 0;
  for (const key of cellsOf(box))
    for (const other of taken.get(key) ?? []) {
      const width = Math.min(box.right, other.right) - Math.max(box.left, other.left);
      const height = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
      if (width > 0 && height > 0) covered += width * height;
    }
  return covered;
}

function cellsOf({ left, top, right, bottom }: Box): string[] {
  const keys: string[] = [];
  for (let column = Math.floor(left / cell); column <= Math.floor(right / cell); column++)
    for (let row = Math.floor(top / cell); row <= Math.floor(bottom / cell); row++)
      keys.push(`${column} ${row}`);
  return keys;
}
