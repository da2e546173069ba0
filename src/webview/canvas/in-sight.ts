import type { Position } from '../../contract/edit/intent.js';
import type { Size } from './sizes.js';
import type { Tile } from './tiles.js';

/** A card as far as being in sight goes. */
export interface Placed {
  readonly id: string;
  readonly position: Position;
  readonly measured?: Partial<Size>;
}

/** Cards that come into view are mounted so many a frame, those around it one by one: more at once would cost the frame. */
const eachFrame = 3;

/** While the view moves, what is farther out of it than this waits until it rests; pixels of the screen. */
const soon = 160;

/** When more than this come into view at once, somebody has jumped there, and waits for them. */
const jump = 24;

/** What is seen of the canvas, in its pixels. */
export interface View extends Tile {
  readonly zoom: number;
  readonly isMoving: boolean;
}

/** The cards that are mounted in the next frame; the same set when there is nothing to do for now. */
export function mountNext(
  mounted: ReadonlySet<string>,
  near: readonly Placed[],
  view: View,
): ReadonlySet<string> {
  // Somebody has zoomed in. What is left behind would cost each frame.
  if (mounted.size > 2 * near.length + jump)
    return mountNext(idsOf(near.filter(({ id }) => mounted.has(id))), near, view);
  const reach = view.isMoving ? growBy(view, soon / view.zoom) : undefined;
  const missing = near.filter(card => !mounted.has(card.id) && (!reach || isSeen(card, reach)));
  if (missing.length === 0) return mounted;
  const seen = missing.filter(card => isSeen(card, view));
  if (seen.length > jump) return new Set([...mounted, ...idsOf(seen)]);
  const middle = { x: (view.left + view.right) / 2, y: (view.top + view.bottom) / 2 };
  const distance = ({ position: { x, y } }: Placed) => Math.hypot(x - middle.x, y - middle.y);
  const count = Math.max(1, Math.min(seen.length, eachFrame));
  const next = missing.sort((a, b) => distance(a) - distance(b)).slice(0, count);
  return new Set([...mounted, ...idsOf(next)]);
}

export const idsOf = (cards: readonly Placed[]): ReadonlySet<string> => new Set(cards.map(({ id }) => id));

const growBy = ({ left, top, right, bottom }: Tile, by: number): Tile => ({
  left: left - by,
  top: top - by,
  right: right + by,
  bottom: bottom + by,
});

/** Whether any of a card is in view. */
export const isSeen = ({ position: { x, y }, measured }: Placed, view: Tile): boolean =>
  x < view.right &&
  x + (measured?.width ?? 0) > view.left &&
  y < view.bottom &&
  y + (measured?.height ?? 0) > view.top;
