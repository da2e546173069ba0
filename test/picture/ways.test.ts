import { describe, expect, it } from 'vitest';
import { cardSize, parseManifest, startHandoff } from '../../src/contract/index.js';
import type { Manifest } from '../../src/contract/manifest/workflow.js';
import { buildFlow, type Flow } from '../../src/picture/flow.js';
import { cardOf, linkOf, placeOf, routeOf } from '../../src/picture/lanes.js';
import { turnsOf } from '../../src/picture/ways.js';

interface Sketch {
  readonly pattern: string;
  readonly agents: Record<string, object>;
  readonly pairs: readonly (readonly [from: string, to: string])[];
  readonly layout?: object;
}

function flowOf({ pattern, agents, pairs, layout = {} }: Sketch): Flow {
  const handoffs = Object.fromEntries(
    pairs.map(([from, to]) => [`${from}-to-${to}`, startHandoff(from, to, { payload: { title: 'Report' } })]),
  );
  const stores = { hot: { kind: 'redis' } };
  const text = JSON.stringify({ manifestVersion: 1, name: 'x', pattern, agents, handoffs, stores, layout });
  return buildFlow(parseManifest(text).manifest as Manifest);
}

const workers = Array.from({ length: 40 }, (_, i) => `worker-${i}`);
const star: Sketch = {
  pattern: 'supervisor-worker',
  agents: Object.fromEntries([
    ['lead', { role: 'supervisor' }],
    ...workers.map(id => [id, { role: 'worker', stores: ['hot'] }]),
  ]),
  pairs: workers.flatMap(id => [['lead', id] as const, [id, 'lead'] as const]),
};

/** Every stretch of each line that goes its own way, with the line's two ends. */
function stretchesOf({ nodes, edges }: Flow) {
  const cards = new Map(nodes.map(node => [node.id, placeOf(cardOf(node))]));
  return edges.flatMap(({ source, target, handoff, way = handoff?.way }) => {
    const [from, to] = [cards.get(source), cards.get(target)];
    if (!way || !from || !to) return [];
    const turns = turnsOf(way, from, to);
    return turns.slice(1).map((b, i) => ({ source, target, a: turns[i] as typeof b, b }));
  });
}

describe('lines between rows', () => {
  const flow = flowOf(star);

  it('are what the many handoffs and links of a hub become', () => {
    expect(flow.edges).toHaveLength(3 * workers.length);
    expect(flow.edges.filter(({ handoff, way = handoff?.way }) => !way)).toEqual([]);
  });

  it('run behind no card', () => {
    const hits = stretchesOf(flow).flatMap(({ source, target, a, b }) =>
      flow.nodes.filter(({ id, kind, position: { x, y } }) => {
        const { width, height } = cardSize[kind];
        return (
          id !== source &&
          id !== target &&
          Math.max(a.x, b.x) > x &&
          Math.min(a.x, b.x) < x + width &&
          Math.max(a.y, b.y) > y &&
          Math.min(a.y, b.y) < y + height
        );
      }),
    );
    expect(hits).toEqual([]);
  });

  it('begin alike at their hub, so that many look like one', () => {
    const cards = new Map(flow.nodes.map(node => [node.id, cardOf(node)]));
    const starts = flow.edges.flatMap(({ source, target, handoff, way }) => {
      const [from, to] = [cards.get(source), cards.get(target)];
      if (!from || !to) return [];
      return (handoff ? routeOf(handoff, from, to) : linkOf(way, from, to)).path.split('L')[0] ?? [];
    });
    // Towards the workers, back from them, and to the store.
    expect(new Set(starts).size).toBe(3);
  });

  it('are left where a card was put in their way, and others stay', () => {
    const first = flow.nodes.find(({ id }) => id === 'worker-0');
    const above = { x: first?.position.x ?? 0, y: (first?.position.y ?? 0) - 110 };
    const edges = flowOf({ ...star, layout: { 'worker-39': above, 'worker-0': first?.position } }).edges;
    const wayOf = (id: string) => edges.find(edge => edge.id === id)?.handoff?.way;
    expect(wayOf('lead-to-worker-0')).toBeUndefined();
    expect(wayOf('lead-to-worker-12')).toBeDefined();
  });
});

describe('a long pipeline', () => {
  const steps = Array.from({ length: 7 }, (_, i) => `step-${i}`);
  const { nodes, edges } = flowOf({
    pattern: 'sequential-pipeline',
    agents: Object.fromEntries(steps.map(id => [id, { role: 'step' }])),
    pairs: steps.slice(1).map((id, i) => [steps[i] as string, id] as const),
  });
  const at = (id: string) => nodes.find(node => node.id === id)?.position ?? { x: 0, y: 0 };

  it('goes on in the next row, each read from left to right', () => {
    const rows = new Set(steps.map(id => at(id).y));
    expect(rows.size).toBe(3);
    for (const [i, id] of steps.slice(1).entries()) {
      const [before, after] = [at(steps[i] as string), at(id)];
      expect(after.y > before.y || after.x > before.x).toBe(true);
    }
  });

  it('leads to the start of a row between the rows', () => {
    const wrapped = edges.filter(({ source, target }) => at(source).y < at(target).y);
    expect(wrapped).toHaveLength(2);
    for (const { handoff } of wrapped) expect(handoff?.way).toMatchObject({ rail: expect.any(Number) });
    expect(edges.filter(({ handoff }) => handoff?.way)).toHaveLength(2);
  });
});
