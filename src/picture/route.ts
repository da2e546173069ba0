import type { Position } from '../contract/edit/intent.js';
import type { Size } from '../contract/index.js';

/** A card's centre and size. */
export interface Place extends Position, Size {}

/** A drawn edge: an SVG path and where its label sits. */
export interface Route {
  readonly path: string;
  readonly label: Position;
  /** The part of the path that no other line shares, where there is one that others do. */
  readonly own?: string;
  /** The path runs against its direction: the arrow head belongs at its start. */
  readonly reversed?: boolean;
}

/** A cubic curve: its two ends, and where it is pulled to from each. */
export type Curve = readonly [start: Position, pull: Position, pull: Position, end: Position];

interface End extends Position {
  /** Outward direction, one of (±1, 0), (0, ±1). */
  readonly dx: number;
  readonly dy: number;
}

/** Cards this far apart are left sideways however far up or down the other is: lines keep one direction. */
const roomForCurve = 160;

const clamp = (value: number, limit: number) => Math.max(-limit, Math.min(limit, value));

/** Where an edge leaves `place` towards `other`: fanned out a little by the direction it will take, shifted by `lane`. */
function leave(place: Place, other: Place, lane: number): End {
  const dx = other.x - place.x;
  const dy = other.y - place.y;
  const gapX = Math.abs(dx) - (place.width + other.width) / 2;
  const gapY = Math.abs(dy) - (place.height + other.height) / 2;
  if (gapX >= gapY || gapX >= roomForCurve) {
    const reach = place.height / 2 - 12;
    const shift = clamp(clamp(dy * 0.06, reach * 0.55) + lane, reach);
    return {
      x: place.x + (Math.sign(dx) || 1) * (place.width / 2),
      y: place.y + shift,
      dx: Math.sign(dx) || 1,
      dy: 0,
    };
  }
  const reach = place.width / 2 - 16;
  const shift = clamp(clamp(dx * 0.06, reach * 0.4) + lane, reach);
  return {
    x: place.x + shift,
    y: place.y + (Math.sign(dy) || 1) * (place.height / 2),
    dx: 0,
    dy: Math.sign(dy) || 1,
  };
}

const round = (value: number) => Math.round(value * 10) / 10;

/** The point at `t` (0 to 1) of a cubic curve. */
export function pointAt([a, b, c, d]: Curve, t: number): Position {
  const u = 1 - t;
  const mix = (p: number, q: number, r: number, s: number) =>
    u * u * u * p + 3 * u * u * t * q + 3 * u * t * t * r + t * t * t * s;
  return { x: mix(a.x, b.x, c.x, d.x), y: mix(a.y, b.y, c.y, d.y) };
}

/**
 * Routes an edge between two cards. `lane` shifts it sideways (pixels), so that the two directions of a pair do not lie
 * on each other; `labelAt` is the place of the label along the curve (0 to 1).
 */
export function route(from: Place, to: Place, lane: number, labelAt: number): Route {
  if (from.x === to.x && from.y === to.y) return loop(from);
  const curve = curveOf(from, to, lane);
  const [start, a, b, end] = curve;
  const path = `M${round(start.x)},${round(start.y)}C${round(a.x)},${round(a.y)} ${round(b.x)},${round(b.y)} ${round(end.x)},${round(end.y)}`;
  return { path, label: pointAt(curve, labelAt) };
}

/** The curve between two cards that are not in the same place. */
export function curveOf(from: Place, to: Place, lane: number): Curve {
  const start = leave(from, to, lane);
  const end = leave(to, from, lane);
  const distance = Math.abs(start.dx !== 0 ? end.x - start.x : end.y - start.y);
  const pull = Math.max(28, Math.min(distance * 0.5, 220));
  const a = { x: start.x + start.dx * pull, y: start.y + start.dy * pull };
  const b = { x: end.x + end.dx * pull, y: end.y + end.dy * pull };
  return [start, a, b, end];
}

/** A handoff to oneself is always a mistake; it is drawn so that it can be seen and removed. */
function loop(place: Place): Route {
  const x = place.x + place.width / 2 - 24;
  const y = place.y - place.height / 2;
  return {
    path: `M${x},${y}C${x},${y - 56} ${x + 72},${y - 8} ${x + 24},${y + 24}`,
    label: { x: x + 24, y: y - 30 },
  };
}
