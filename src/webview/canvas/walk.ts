import type { EntityRef, Position } from '../../contract/edit/intent.js';

/** Something that can be walked to: its entity and its middle. */
export interface Stop extends Position {
  readonly ref: EntityRef;
}

export type Direction = 'left' | 'right' | 'up' | 'down';

/** From a handoff one walks to its ends first: the one that lies in the direction, if any does. */
export function endOf(ends: readonly Stop[], from: Position, direction: Direction): Stop | undefined {
  const horizontal = direction === 'left' || direction === 'right';
  const sign = direction === 'left' || direction === 'up' ? -1 : 1;
  return ends.find(end => sign * (horizontal ? end.x - from.x : end.y - from.y) > 1);
}

/** The nearest stop in a direction: distance along it counts once, distance across it twice. */
export function nextStop(stops: readonly Stop[], from: Position, direction: Direction): Stop | undefined {
  const horizontal = direction === 'left' || direction === 'right';
  const sign = direction === 'left' || direction === 'up' ? -1 : 1;
  let best: Stop | undefined;
  let least = Infinity;
  for (const stop of stops) {
    const along = sign * (horizontal ? stop.x - from.x : stop.y - from.y);
    const across = Math.abs(horizontal ? stop.y - from.y : stop.x - from.x);
    if (along < 1) continue;
    const cost = along + 2 * across;
    if (cost < least) {
      least = cost;
      best = stop;
    }
  }
  return best;
}
