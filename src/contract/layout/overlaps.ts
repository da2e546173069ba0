import type { Position } from '../edit/intent.js';
import { cardSize, margin, nodeKindOf, type Places } from './sizes.js';

/** Buckets as large as the largest card, so that only neighbours need comparing. */
const bucket = 256;

/** Moves nodes that are not pinned down until they are free of pinned ones and of each other; pinned ones stay put. */
export function removeOverlaps(places: Places, pinned: ReadonlySet<string>): Places {
  const taken = new Map<string, [id: string, at: Position][]>();
  const result: Places = new Map();
  const put = (id: string, at: Position) => {
    result.set(id, at);
    for (const key of bucketsOf(id, at)) {
      const list = taken.get(key);
      if (list) list.push([id, at]);
      else taken.set(key, [[id, at]]);
    }
  };
  for (const [id, at] of places) if (pinned.has(id)) put(id, at);
  for (const [id, wanted] of places) {
    if (pinned.has(id)) continue;
    let at = wanted;
    for (let hit = findHit(taken, id, at); hit; hit = findHit(taken, id, at)) {
      const [other, there] = hit;
      at = { x: at.x, y: there.y + cardSize[nodeKindOf(other)].height + margin };
    }
    put(id, at);
  }
  return result;
}

function findHit(
  taken: ReadonlyMap<string, [id: string, at: Position][]>,
  id: string,
  at: Position,
): [id: string, at: Position] | undefined {
  for (const key of bucketsOf(id, at))
    for (const entry of taken.get(key) ?? []) if (overlaps(id, at, entry[0], entry[1])) return entry;
  return undefined;
}

/** True when two cards touch; the space between them may be less than the margin. */
function overlaps(a: string, at: Position, b: string, there: Position): boolean {
  const first = cardSize[nodeKindOf(a)];
  const second = cardSize[nodeKindOf(b)];
  return (
    at.x < there.x + second.width &&
    there.x < at.x + first.width &&
    at.y < there.y + second.height &&
    there.y < at.y + first.height
  );
}

function bucketsOf(id: string, { x, y }: Position): string[] {
  const { width, height } = cardSize[nodeKindOf(id)];
  const keys: string[] = [];
  for (let column = Math.floor(x / bucket); column <= Math.floor((x + width) / bucket); column++)
    for (let row = Math.floor(y / bucket); row <= Math.floor((y + height) / bucket); row++)
      keys.push(`${column} ${row}`);
  return keys;
}
