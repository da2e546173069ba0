import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { route } from '../../src/picture/route.js';
import { type Arrangement, arrange, arrangements } from '../../src/webview/canvas/arrange.js';
import { detailAt } from '../../src/webview/canvas/detail.js';
import { frameOf, seenOf } from '../../src/webview/canvas/minimap-picture.js';
import type { CanvasNode } from '../../src/webview/canvas/nodes.js';
import { panSpeed } from '../../src/webview/canvas/pan-at-border.js';
import { type Box, snap } from '../../src/webview/canvas/snap.js';
import { isNear, readTile, tileOf } from '../../src/webview/canvas/tiles.js';
import { endOf, nextStop } from '../../src/webview/canvas/walk.js';

const size = { width: 216, height: 84 };
const coordinate = fc.integer({ min: -5000, max: 5000 });
const place = fc.record({ x: coordinate, y: coordinate }).map(at => ({ ...at, ...size }));

describe('panning at the border', () => {
  it('pans not at all in the middle, and faster the nearer the border', () => {
    expect([panSpeed(500, 0, 1000), panSpeed(40, 0, 1000), panSpeed(960, 0, 1000)]).toEqual([0, 0, 0]);
    expect(panSpeed(20, 0, 1000)).toBe(7);
    expect([panSpeed(0, 0, 1000), panSpeed(-300, 0, 1000)]).toEqual([14, 14]);
    expect([panSpeed(980, 0, 1000), panSpeed(2000, 0, 1000)]).toEqual([-7, -14]);
  });
});

describe('route', () => {
  const numbersOf = (path: string) => (path.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);

  it('starts and ends on the borders of the two cards', () => {
    fc.assert(
      fc.property(place, place, fc.integer({ min: -40, max: 40 }), (from, to, lane) => {
        fc.pre(from.x !== to.x || from.y !== to.y);
        const numbers = numbersOf(route(from, to, lane, 0.5).path);
        for (const [card, x, y] of [
          [from, numbers[0], numbers[1]],
          [to, numbers.at(-2), numbers.at(-1)],
        ] as const) {
          const dx = Math.abs((x as number) - card.x);
          const dy = Math.abs((y as number) - card.y);
          expect(dx).toBeLessThanOrEqual(size.width / 2 + 0.1);
          expect(dy).toBeLessThanOrEqual(size.height / 2 + 0.1);
          expect(Math.abs(dx - size.width / 2) < 0.1 || Math.abs(dy - size.height / 2) < 0.1).toBe(true);
        }
      }),
    );
  });

  it('keeps the two directions of a pair apart', () => {
    const a = { x: 0, y: 0, ...size };
    const b = { x: 500, y: 0, ...size };
    const there = route(a, b, -8, 0.5).label;
    const back = route(b, a, 24, 0.5).label;
    expect(Math.abs(there.y - back.y)).toBeGreaterThanOrEqual(24);
  });

  it('draws a handoff to oneself as a loop that can be seen', () => {
    const card = { x: 10, y: 20, ...size };
    const { path, label } = route(card, card, 0, 0.5);
    expect(path).not.toContain('NaN');
    expect(label.y).toBeLessThan(card.y - size.height / 2);
  });
});

describe('snap', () => {
  const at = (x: number, y: number): Box => ({ x, y, ...size });

  it('aligns edges and middles within reach, and says where', () => {
    const { dx, dy, guides } = snap(at(103, 400), [at(100, 0)], 6);
    expect([dx, dy]).toEqual([-3, 0]);
    expect(guides).toEqual([{ axis: 'x', at: 100, from: 0, to: 484 }]);
  });

  it('leaves alone what is not near', () => {
    expect(snap(at(120, 400), [at(100, 0)], 6)).toEqual({ dx: 0, dy: 0, guides: [] });
  });

  it('never moves further than the tolerance', () => {
    fc.assert(
      fc.property(place, fc.array(place), (box, others) => {
        const { dx, dy } = snap(box, others, 6);
        expect(Math.abs(dx)).toBeLessThanOrEqual(6);
        expect(Math.abs(dy)).toBeLessThanOrEqual(6);
      }),
    );
  });
});

describe('arrange', () => {
  const cards = new Map([
    ['a', { x: 0, y: 0, width: 100, height: 50 }],
    ['b', { x: 30, y: 200, width: 100, height: 50 }],
    ['c', { x: 500, y: 90, width: 60, height: 30 }],
  ]);
  const table: readonly (readonly [Arrangement, Record<string, { x: number; y: number }>])[] = [
    ['left', { b: { x: 0, y: 200 }, c: { x: 0, y: 90 } }],
    ['right', { a: { x: 460, y: 0 }, b: { x: 460, y: 200 } }],
    ['centre', { a: { x: 230, y: 0 }, b: { x: 230, y: 200 }, c: { x: 250, y: 90 } }],
    ['top', { b: { x: 30, y: 0 }, c: { x: 500, y: 0 } }],
    ['bottom', { a: { x: 0, y: 200 }, c: { x: 500, y: 220 } }],
    ['middle', { a: { x: 0, y: 100 }, b: { x: 30, y: 100 }, c: { x: 500, y: 110 } }],
    ['spread-x', { b: { x: 250, y: 200 } }],
    ['spread-y', { c: { x: 500, y: 110 } }],
  ];
  for (const [arrangement, moved] of table)
    it(arrangement, () => expect(arrange(cards, arrangement)).toEqual(moved));

  it('knows every arrangement in the table', () => {
    expect(table.map(([arrangement]) => arrangement).sort()).toEqual([...arrangements].sort());
  });

  it('has nothing to do the second time', () => {
    for (const arrangement of arrangements) {
      const moved = arrange(cards, arrangement);
      const next = new Map([...cards].map(([id, box]) => [id, { ...box, ...moved[id] }] as const));
      expect(arrange(next, arrangement)).toEqual({});
    }
  });
});

describe('walking by keyboard', () => {
  const stop = (id: string, x: number, y: number) => ({ ref: { kind: 'agent', id } as const, x, y });
  const stops = [stop('here', 0, 0), stop('right', 300, 20), stop('far', 900, 0), stop('below', 10, 200)];
  it('goes to the nearest in each direction, and nowhere where there is none', () => {
    expect(nextStop(stops, stops[0] as { x: number; y: number }, 'right')?.ref.id).toBe('right');
    expect(nextStop(stops, stops[0] as { x: number; y: number }, 'down')?.ref.id).toBe('below');
    expect(nextStop(stops, { x: 300, y: 20 }, 'left')?.ref.id).toBe('here');
    expect(nextStop(stops, { x: 900, y: 0 }, 'right')).toBeUndefined();
  });

  it('goes from a handoff to its own ends, not to what happens to be nearer', () => {
    const ends = [stop('from', 0, 0), stop('to', 400, 300)];
    const middle = { x: 200, y: 150 };
    expect(endOf(ends, middle, 'right')?.ref.id).toBe('to');
    expect(endOf(ends, middle, 'down')?.ref.id).toBe('to');
    expect(endOf(ends, middle, 'left')?.ref.id).toBe('from');
    expect(endOf([stop('from', 0, 150), stop('to', 400, 150)], middle, 'up')).toBeUndefined();
  });
});

describe('what is in sight', () => {
  it('keeps every line that touches the window', () => {
    fc.assert(
      fc.property(coordinate, coordinate, fc.double({ min: 0.5, max: 2, noNaN: true }), (x, y, zoom) => {
        const tile = readTile(tileOf([x, y, zoom], 1200, 800));
        const middle = { x: (600 - x) / zoom, y: (400 - y) / zoom };
        expect(isNear(tile, middle, middle, size)).toBe(true);
      }),
    );
  });

  it('stays the same while panning a little', () => {
    const keys = new Set(Array.from({ length: 20 }, (_, i) => tileOf([100 + i, 100, 1], 1200, 800)));
    expect(keys.size).toBeLessThanOrEqual(2);
  });
});

describe('detail by zoom', () => {
  it('has no ports below 0.5', () => {
    expect([1, 0.5, 0.49, 0.28, 0.2, 0.13, 0.1].map(zoom => detailAt(zoom, true))).toEqual([
      'near',
      'near',
      'mid',
      'mid',
      'far',
      'far',
      'block',
    ]);
  });

  it('keeps the pills of a small workflow for longer', () => {
    expect(detailAt(0.45, false)).toBe('near');
    expect(detailAt(0.4, false)).toBe('mid');
  });
});

describe('the overview', () => {
  const card = (x: number, y: number) => ({ position: { x, y }, width: 200, height: 100 }) as CanvasNode;
  const frame = frameOf([card(0, 0), card(2800, 1900)]);

  it('has all cards in its picture, away from the border', () => {
    for (const [x, y] of [
      [0, 0],
      [3000, 2000],
    ] as const) {
      const at = { x: (x - frame.x) * frame.scale, y: (y - frame.y) * frame.scale };
      expect(at.x).toBeGreaterThanOrEqual(8);
      expect(at.x).toBeLessThanOrEqual(152 - 8);
      expect(at.y).toBeGreaterThanOrEqual(8);
      expect(at.y).toBeLessThanOrEqual(96 - 8);
    }
  });

  it('frames what is seen, and is framed itself where all is', () => {
    const view = { width: 1000, height: 800 };
    expect(seenOf(frame, { transform: [200, 200, 0.1], ...view })).toEqual({
      x: 0,
      y: 0,
      width: 152,
      height: 96,
    });
    const part = seenOf(frame, { transform: [-1000, -600, 1], ...view });
    expect(part.width).toBeCloseTo(1000 * frame.scale);
    expect(part.x).toBeCloseTo((1000 - frame.x) * frame.scale);
    expect(part.y).toBeCloseTo((600 - frame.y) * frame.scale);
  });
});
