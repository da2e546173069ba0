import { describe, expect, it } from 'vitest';
import { cardSize, parseManifest, startHandoff } from '../../src/contract/index.js';
import type { Manifest } from '../../src/contract/manifest/workflow.js';
import { buildFlow, type Flow } from '../../src/picture/flow.js';
import { routeOf } from '../../src/picture/lanes.js';

function flowOf(
  pattern: string,
  agents: Record<string, object>,
  pairs: readonly (readonly [string, string])[],
  layout: object = {},
) {
  const handoffs = Object.fromEntries(
    pairs.map(([from, to]) => [`${from}-to-${to}`, startHandoff(from, to, { payload: { title: 'Report' } })]),
  );
  const text = JSON.stringify({
    manifestVersion: 1,
    name: 'x',
    pattern,
    hopLimit: 9,
    agents,
    handoffs,
    layout,
  });
  return buildFlow(parseManifest(text).manifest as Manifest);
}

const labelsOf = ({ nodes, edges }: Flow) => {
  const cards = new Map(nodes.map(({ id, kind, position }) => [id, { position, ...cardSize[kind] }]));
  return edges.flatMap(({ handoff, source, target }) => {
    const [from, to] = [cards.get(source), cards.get(target)];
    return handoff && from && to ? [routeOf(handoff, from, to).label] : [];
  });
};

describe('labels of handoffs', () => {
  it('cover no other label where a coordinator has many workers', () => {
    const workers = Array.from({ length: 11 }, (_, i) => `worker-${i}`);
    const flow = flowOf(
      'supervisor-worker',
      Object.fromEntries([['lead', { role: 'supervisor' }], ...workers.map(id => [id, { role: 'worker' }])]),
      workers.flatMap(id => [['lead', id] as const, [id, 'lead'] as const]),
    );
    const labels = labelsOf(flow);
    expect(labels).toHaveLength(22);
    for (const [i, a] of labels.entries())
      for (const b of labels.slice(i + 1))
        expect(Math.abs(a.x - b.x) > 40 || Math.abs(a.y - b.y) >= 20).toBe(true);
  });

  it('leave the middle of a line that runs across a card', () => {
    const layout = { a: { x: 0, y: 0 }, b: { x: 500, y: 0 }, c: { x: 1000, y: 0 } };
    const peers = Object.fromEntries(Object.keys(layout).map(id => [id, { role: 'peer' }]));
    const [label] = labelsOf(flowOf('peer-to-peer', peers, [['a', 'c']], layout));
    expect(Math.abs((label?.x ?? 0) - (500 + cardSize.agent.width / 2))).toBeGreaterThan(150);
  });
});
