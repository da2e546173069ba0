import type { Position } from '../../contract/edit/intent.js';
import type { Box } from './snap.js';

/** Ways to line up several cards. */
export const arrangements = [
  'left',
  'centre',
  'right',
  'top',
  'middle',
  'bottom',
  'spread-x',
  'spread-y',
] as const;
export type Arrangement = (typeof arrangements)[number];

/** New places for cards; only those that move. Fewer than two cards (three to spread) have nothing to line up with. */
export function arrange(cards: ReadonlyMap<string, Box>, arrangement: Arrangement): Record<string, Position> {
  const boxes = [...cards];
  const moved: Record<string, Position> = {};
  const put = (id: string, box: Box, x: number, y: number) => {
    if (Math.round(x) !== Math.round(box.x) || Math.round(y) !== Math.round(box.y))
      moved[id] = { x: Math.round(x), y: Math.round(y) };
  };
  if (arrangement === 'spread-x' || arrangement === 'spread-y') {
    if (boxes.length < 3) return {};
    const axis = arrangement === 'spread-x' ? 'x' : 'y';
    const length = axis === 'x' ? 'width' : 'height';
    boxes.sort(([, a], [, b]) => a[axis] - b[axis]);
    const first = boxes[0]?.[1] as Box;
    const last = boxes.at(-1)?.[1] as Box;
    const total = boxes.reduce((sum, [, box]) => sum + box[length], 0);
    const gap = (last[axis] + last[length] - first[axis] - total) / (boxes.length - 1);
    let at = first[axis];
    for (const [id, box] of boxes) {
      if (axis === 'x') put(id, box, at, box.y);
      else put(id, box, box.x, at);
      at += box[length] + gap;
    }
    return moved;
  }
  if (boxes.length < 2) return {};
  const left = Math.min(...boxes.map(([, box]) => box.x));
  const right = Math.max(...boxes.map(([, box]) => box.x + box.width));
  const top = Math.min(...boxes.map(([, box]) => box.y));
  const bottom = Math.max(...boxes.map(([, box]) => box.y + box.height));
  for (const [id, box] of boxes) {
    if (arrangement === 'left') put(id, box, left, box.y);
    else if (arrangement === 'centre') put(id, box, (left + right - box.width) / 2, box.y);
    else if (arrangement === 'right') put(id, box, right - box.width, box.y);
    else if (arrangement === 'top') put(id, box, box.x, top);
    else if (arrangement === 'middle') put(id, box, box.x, (top + bottom - box.height) / 2);
    else put(id, box, box.x, bottom - box.height);
  }
  return moved;
}
