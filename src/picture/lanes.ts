import type { Position } from '../contract/edit/intent.js';
import type { Size } from '../contract/index.js';
import type { HandoffData } from './flow.js';
import { type Place, type Route, route } from './route.js';

/** A card that an edge begins or ends at: its top left corner and, where known, its size. */
export interface Card extends Partial<Size> {
  readonly position: Position;
}

/** A card's middle and size. */
export function placeOf({ position, width = 0, height = 0 }: Card): Place {
  return { x: position.x + width / 2, y: position.y + height / 2, width, height };
}

/** The two directions of a pair run side by side: the sign follows the direction, so each keeps its own side. */
function laneOf(data: HandoffData): number {
  if (!data.paired) return 0;
  if (data.returns) return 24;
  if (data.answered) return -8;
  return data.from < data.to ? -11 : 11;
}

/** Where along its line a handoff's pill usually sits: that of a return stays near its start, clear of the way there. */
export const labelAt = (data: HandoffData): number =>
  data.returns ? 0.2 : data.answered ? 0.42 : data.paired ? 0.36 : 0.5;

/** The way of a handoff between its two cards. */
export const routeOf = (data: HandoffData, from: Card, to: Card): Route =>
  route(placeOf(from), placeOf(to), laneOf(data), data.at ?? labelAt(data));
