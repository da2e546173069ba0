import type { Position } from '../contract/edit/intent.js';
import type { Place, Route } from './route.js';

/**
 * How a line runs at right angles through the free space between cards. Lines that share a hub share its spine and, row
 * by row, a rail: a hundred of them look like a tree. All numbers are distances in pixels.
 */
export interface Way {
  /** The end that shares its spine with other lines; without one, the line leaves its start up or down. */
  readonly hub?: 'from' | 'to';
  /** Of the spine from the hub's middle: to the right, or (negative) to the left. */
  readonly spine: number;
  /** Of where the line meets the hub from its middle, downwards. */
  readonly lane: number;
  /** Of the rail from the other card's middle: below, or (negative) above. */
  readonly rail: number;
  /** Of where the line meets the other card from its middle, to the right. */
  readonly drop: number;
}

/** Space between a card and the middle of a label above or below it. */
const labelGap = { above: 22, below: 16 } as const;
const corner = 10;

/** The points at which a line that goes its own way turns, from its hub or start to the other card. */
export function turnsOf(way: Way, from: Place, to: Place): Position[] {
  const [hub, card] = way.hub === 'to' ? [to, from] : [from, to];
  const below = Math.sign(way.rail);
  const end = { x: card.x + way.drop, y: card.y + (below * card.height) / 2 };
  const rail = card.y + way.rail;
  if (!way.hub) {
    const side = Math.sign(rail - hub.y) || 1;
    const start = { x: hub.x + way.lane, y: hub.y + (side * hub.height) / 2 };
    return [start, { x: start.x, y: rail }, { x: end.x, y: rail }, end];
  }
  const start = { x: hub.x + (Math.sign(way.spine) * hub.width) / 2, y: hub.y + way.lane };
  const spine = hub.x + way.spine;
  return [start, { x: spine, y: start.y }, { x: spine, y: rail }, { x: end.x, y: rail }, end];
}

/** Draws a line that goes its own way. What is shared begins at the hub, so that dashes of many lines coincide. */
export function routeAlong(way: Way, from: Place, to: Place): Route {
  const turns = turnsOf(way, from, to);
  const end = turns.at(-1) as Position;
  const rail = turns.at(-2) as Position;
  const above = way.rail < 0;
  const label = way.hub
    ? { x: end.x, y: end.y + (above ? -labelGap.above : labelGap.below) }
    : { x: (rail.x + (turns.at(-3) as Position).x) / 2, y: rail.y };
  return {
    path: rounded(turns),
    label,
    ...(way.hub && { own: `M${print(rail)}L${print(end)}` }),
    ...(way.hub === 'to' && { reversed: true }),
  };
}

const round = (value: number) => Math.round(value * 10) / 10;
const print = ({ x, y }: Position) => `${round(x)},${round(y)}`;

/** A line through some points that turns in small curves. */
function rounded(points: readonly Position[]): string {
  let path = `M${print(points[0] as Position)}`;
  for (let i = 1; i < points.length - 1; i++) {
    const at = points[i] as Position;
    const before = towards(at, points[i - 1] as Position);
    const after = towards(at, points[i + 1] as Position);
    path += `L${print(before)}Q${print(at)} ${print(after)}`;
  }
  return `${path}L${print(points.at(-1) as Position)}`;
}

/** The point on the way from one to another where a curve around the first begins. */
function towards(at: Position, other: Position): Position {
  const [dx, dy] = [other.x - at.x, other.y - at.y];
  const length = Math.hypot(dx, dy);
  const part = length === 0 ? 0 : Math.min(corner, length / 2) / length;
  return { x: at.x + dx * part, y: at.y + dy * part };
}
