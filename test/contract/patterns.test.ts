import { describe, expect, it } from 'vitest';
import {
  applyEdits,
  applyIntents,
  autoLayout,
  canConnect,
  cardSize,
  checkManifest,
  completeness,
  connectIntents,
  type Manifest,
  nodeKindOf,
  type Position,
  parseManifest,
  patternIds,
  patterns,
} from '../../src/contract/index.js';

const today = '2026-06-01';
const manifestOf = (text: string): Manifest => {
  const { manifest, problems } = parseManifest(text);
  if (!manifest) throw new Error(JSON.stringify(problems));
  return manifest;
};

it('knows each pattern of the model, cheapest first', () => {
  expect(patterns.map(pattern => pattern.id)).toEqual(patternIds);
});

describe.each(patterns)('$id', pattern => {
  const text = pattern.starter('demo');
  const manifest = manifestOf(text);

  it('starts valid, free of problems, and in its own shape', () => {
    expect(checkManifest(parseManifest(text), { today })).toEqual([]);
    expect(manifest.pattern).toBe(pattern.id);
    expect(manifest.name).toBe('demo');
    expect(Object.keys(manifest.agents).length).toBeGreaterThanOrEqual(2);
    for (const agent of Object.values(manifest.agents)) expect(pattern.roles).toContain(agent.role);
  });

  it('starts with complete contracts', () => {
    for (const handoff of Object.values(manifest.handoffs)) {
      const { fields, states, work } = completeness(handoff);
      expect([...Object.values(fields), ...Object.values(states), work]).not.toContain(false);
    }
  });

  it('adds exactly one line when the first node is moved', () => {
    const { edits } = applyIntents(parseManifest(text), [
      { type: 'move', positions: { [Object.keys(manifest.agents)[0] as string]: { x: 3, y: 4 } } },
    ]);
    const after = applyEdits(text, edits);
    expect(after.split('\n').length).toBe(text.split('\n').length + 1);
    expect(edits.length).toBe(1);
  });

  it('connects only what keeps its shape', () => {
    const ids = Object.keys(manifest.agents);
    for (const from of ids)
      for (const to of ids) {
        const verdict = canConnect(manifest, from, to);
        if (!verdict.ok) {
          expect(verdict.reason).toMatch(/\.$/);
          continue;
        }
        const parsed = parseManifest(text);
        const { edits, problems } = applyIntents(parsed, connectIntents(manifest, from, to));
        expect(problems).toEqual([]);
        expect(checkManifest(parseManifest(applyEdits(text, edits)), { today })).toEqual([]);
      }
  });

  it.each([1, 2, 3, 7, 12, 13, 40, 150, 1000])('lays out %i agents without overlaps, always alike', count => {
    const grown = grow(manifest, count);
    const places = autoLayout(grown);
    expect(Object.keys(places).length).toBe(count + 2 + 2);
    expectNoOverlaps(places);
    expect(autoLayout(grown)).toEqual(places);
  });

  it('moves no pinned node, and puts others beside them', () => {
    const grown = grow(manifest, 9);
    const all = autoLayout(grown);
    const layout = { a1: all.a2 as Position, a3: { x: 11, y: 13 } };
    const pinned = { ...grown, layout } as unknown as Manifest;
    const more = grow(pinned, 10);
    for (const places of [autoLayout(pinned), autoLayout(more)]) {
      expect(places).toMatchObject(layout);
      expectNoOverlaps(places);
    }
  });
});

/** A manifest of the same pattern with so many agents, connected as the pattern wants, and some state. */
function grow(manifest: Manifest, count: number): Manifest {
  const pattern = patterns.find(({ id }) => id === manifest.pattern);
  if (!pattern) throw new Error('no pattern');
  const ids = Array.from({ length: count }, (_, i) => `a${i}`);
  const roleOf = (i: number) =>
    i === 0 ? (pattern.coordinator ?? pattern.defaultRole) : pattern.defaultRole;
  const template = Object.values(manifest.handoffs)[0] as Manifest['handoffs'][string];
  const pairs = pattern.coordinator
    ? ids.slice(1).flatMap(id => [['a0', id] as const, [id, 'a0'] as const])
    : ids.slice(1).map((id, i) => [ids[i] as string, id] as const);
  return {
    ...manifest,
    agents: Object.fromEntries(ids.map((id, i) => [id, { role: roleOf(i), stores: ['s1'] }])),
    handoffs: Object.fromEntries(
      pairs.map(([from, to]) => [`${from}-to-${to}`, { ...template, from, to, deadLetter: 'q1' }]),
    ),
    stores: { s1: { kind: 'redis' }, s2: { kind: 'postgres' } },
    deadLetterQueues: { q1: { kind: 'sqs' }, q2: { kind: 'memory' } },
  };
}

function expectNoOverlaps(places: Record<string, Position>): void {
  const boxes = Object.entries(places).map(([id, { x, y }]) => ({ id, x, y, ...cardSize[nodeKindOf(id)] }));
  boxes.sort((a, b) => a.x - b.x);
  for (const [i, a] of boxes.entries())
    for (let j = i + 1; j < boxes.length; j++) {
      const b = boxes[j] as (typeof boxes)[number];
      if (b.x >= a.x + a.width) break;
      const apart = b.y >= a.y + a.height || a.y >= b.y + b.height;
      if (!apart) expect.fail(`${a.id} and ${b.id} overlap`);
    }
}
