import type { Position } from '../contract/edit/intent.js';
import { cardSize, type Size } from '../contract/index.js';
import type { FlowNode, HandoffData } from './flow.js';
import { curveOf, type Place, pointAt, type Route, route } from './route.js';
import { routeAlong, type Way } from './ways.js';

/** A card that an edge begins or ends at: its top left corner and, where known, its size. */
export interface Card extends Partial<Size> {
  readonly position: Position;
}

/** A node's card. */
export const cardOf = ({ kind, position }: FlowNode): Card => ({ position, ...cardSize[kind] });

/** A card's middle and size. */
export function placeOf({ position, width = 0, height = 0 }: Card): Place {
  return { x: position.x + width / 2, y: position.y + height / 2, width, height };
}

/** The two directions of a pair run side by side: the sign follows the direction, so each keeps its own side. */
export function laneOf(data: HandoffData): number {
  if (!data.paired) return 0;
  if (data.returns) return 24;
  if (data.answered) return -8;
  return data.from < data.to ? -11 : 11;
}

/** Where along its line a handoff's pill usually sits: that of a return stays near its start, clear of the way there. */
export const labelAt = (data: HandoffData): number =>
  data.returns ? 0.2 : data.paired && !data.answered ? 0.36 : 0.5;

/** The line of a handoff between its two cards. */
export function routeOf(data: HandoffData, from: Card, to: Card): Route {
  if (data.way) return routeAlong(data.way, placeOf(from), placeOf(to));
  const usual = route(placeOf(from), placeOf(to), laneOf(data), data.at ?? labelAt(data));
  return data.off ? { ...usual, label: { x: usual.label.x, y: usual.label.y + data.off } } : usual;
}

/** Where a handoff's label sits for a place along its line and a distance below it; no line is drawn for that. */
export function labelsOn(data: HandoffData, from: Card, to: Card): (at: number, off: number) => Position {
  const [start, end] = [placeOf(from), placeOf(to)];
  if (data.way || (start.x === end.x && start.y === end.y)) {
    const { label } = routeOf(data, from, to);
    return () => label;
  }
  const curve = curveOf(start, end, laneOf(data));
  return (at, off) => {
    const { x, y } = pointAt(curve, at);
    return { x, y: y + off };
  };
}

/** The thin line between an agent and where its state lives. */
export const linkOf = (way: Way | undefined, from: Card, to: Card): Route =>
  way ? routeAlong(way, placeOf(from), placeOf(to)) : route(placeOf(from), placeOf(to), 0, 0.5);
