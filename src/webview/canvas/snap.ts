import type { Position } from '../../contract/edit/intent.js';
import type { Size } from './sizes.js';

/** A card's top left corner and size. */
export interface Box extends Position, Size {}

/** A line along which cards are aligned, in canvas pixels. */
export interface Guide {
  readonly axis: 'x' | 'y';
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** How far to shift a box so that it aligns with others, and the lines to show for it. */
export interface Snap {
  readonly dx: number;
  readonly dy: number;
  readonly guides: readonly Guide[];
}

interface Match {
  readonly shift: number;
  readonly at: number;
  readonly other: Box;
}

const edgesOf = (start: number, length: number) => [start, start + length / 2, start + length];

function closest(box: Box, others: readonly Box[], axis: 'x' | 'y', tolerance: number): Match | undefined {
  const length = axis === 'x' ? 'width' : 'height';
  const mine = edgesOf(box[axis], box[length]);
  let best: Match | undefined;
  for (const other of others) {
    const theirs = edgesOf(other[axis], other[length]);
    for (let i = 0; i < 3; i++) {
      // Edges align with the same edge, middles with middles: anything else only looks like an accident.
      const shift = (theirs[i] as number) - (mine[i] as number);
      if (Math.abs(shift) <= tolerance && (!best || Math.abs(shift) < Math.abs(best.shift)))
        best = { shift, at: theirs[i] as number, other };
    }
  }
  return best;
}

/** Aligns a box with the nearest edges and middles of others, within `tolerance` canvas pixels. */
export function snap(box: Box, others: readonly Box[], tolerance: number): Snap {
  const x = closest(box, others, 'x', tolerance);
  const y = closest(box, others, 'y', tolerance);
  const dx = x?.shift ?? 0;
  const dy = y?.shift ?? 0;
  const guides: Guide[] = [];
  if (x)
    guides.push({
      axis: 'x',
      at: x.at,
      from: Math.min(box.y + dy, x.other.y),
      to: Math.max(box.y + dy + box.height, x.other.y + x.other.height),
    });
  if (y)
    guides.push({
      axis: 'y',
      at: y.at,
      from: Math.min(box.x + dx, y.other.x),
      to: Math.max(box.x + dx + box.width, y.other.x + y.other.width),
    });
  return { dx, dy, guides };
}
