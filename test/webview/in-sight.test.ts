import { describe, expect, it } from 'vitest';
import { mountNext, type Placed } from '../../src/webview/canvas/in-sight.js';

const measured = { width: 200, height: 100 };
const view = { left: 0, top: 0, right: 1000, bottom: 800, zoom: 1, isMoving: false };
const row = (count: number, left: number, name = 'card'): Placed[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `${name}-${i}`,
    position: { x: left + i * 10, y: 0 },
    measured,
  }));

/** Frames until nothing more is mounted, and how many cards each brought. */
function frames(near: readonly Placed[], first: ReadonlySet<string> = new Set()): number[] {
  const counts: number[] = [];
  for (let mounted = first; ; ) {
    const next = mountNext(mounted, near, view);
    if (next === mounted) return counts;
    counts.push(next.size - mounted.size);
    mounted = next;
  }
}

describe('cards that come near', () => {
  it('are mounted one by one while they are out of view, and a few a frame once they are in it', () => {
    expect(frames(row(20, 1000))).toEqual(Array.from({ length: 20 }, () => 1));
    expect(frames(row(20, 0))).toEqual([3, 3, 3, 3, 3, 3, 2]);
  });

  it('wait until the view rests where they are well out of it', () => {
    const near = [...row(1, 1100, 'soon'), ...row(1, 1200, 'later')];
    const moving = mountNext(new Set(), near, { ...view, isMoving: true });
    expect([...moving]).toEqual(['soon-0']);
    expect(mountNext(moving, near, { ...view, isMoving: true })).toBe(moving);
    expect([...mountNext(moving, near, view)]).toEqual(['soon-0', 'later-0']);
  });

  it('are mounted in one frame where somebody jumps: all that is in view', () => {
    const [first, ...later] = frames([...row(60, 0), ...row(10, 1200, 'beside')]);
    expect(first).toBe(60);
    expect(later).toEqual(Array.from({ length: 10 }, () => 1));
  });

  it('come nearest to the middle of the view first', () => {
    const next = mountNext(new Set(), [...row(9, 100, 'side'), ...row(3, 400, 'middle')], view);
    expect([...next].sort()).toEqual(['middle-0', 'middle-1', 'middle-2']);
  });

  it('leave the set as it is once all are there, whatever else is mounted', () => {
    const mounted = new Set(['card-0', 'card-1', 'elsewhere']);
    expect(mountNext(mounted, row(2, 0), view)).toBe(mounted);
  });

  it('take the place of those that somebody has left far behind by zooming in', () => {
    const everything = new Set(row(500, 0).map(({ id }) => id));
    expect([...mountNext(everything, row(8, 0), view)].sort()).toEqual(
      row(8, 0)
        .map(({ id }) => id)
        .sort(),
    );
  });
});
