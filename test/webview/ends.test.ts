import { describe, expect, it } from 'vitest';
import { parseManifest } from '../../src/contract/index.js';
import type { Manifest } from '../../src/contract/manifest/workflow.js';
import { buildFlow } from '../../src/picture/flow.js';
import { groupEnds } from '../../src/webview/canvas/ends.js';
import { syncNodes } from '../../src/webview/canvas/nodes.js';
import { sampleText } from './sample.js';

const flow = buildFlow(parseManifest(sampleText).manifest as Manifest);
const still = { moved: {}, holding: new Map() };
const nodesOf = (...args: Parameters<typeof syncNodes>) => syncNodes(...args);
const mapOf = (nodes: ReturnType<typeof syncNodes>) => new Map(nodes.map(node => [node.id, node]));
const all = () => true;

describe('cards on the canvas', () => {
  const nodes = nodesOf([], flow, [], still);

  it('stay the same objects while nothing changes', () => {
    expect(nodesOf(nodes, flow, [], still)).toEqual(nodes);
    nodesOf(nodes, flow, [], still).forEach((node, i) => {
      expect(node).toBe(nodes[i]);
    });
  });

  it('change alone when selected, moved or held', () => {
    const changed = (next: typeof nodes) => next.filter((node, i) => node !== nodes[i]).map(({ id }) => id);
    expect(changed(nodesOf(nodes, flow, [{ kind: 'agent', id: 'writer' }], still))).toEqual(['writer']);
    expect(changed(nodesOf(nodes, flow, [], { ...still, moved: { planner: { x: 1, y: 1 } } }))).toEqual([
      'planner',
    ]);
    const held = nodesOf(nodes, flow, [], {
      moved: { planner: { x: 1, y: 1 } },
      holding: new Map([['planner', { x: 9, y: 9 }]]),
    });
    expect(held.find(({ id }) => id === 'planner')?.position).toEqual({ x: 9, y: 9 });
  });

  it('know their size, so that nothing is measured', () => {
    for (const node of nodes) expect(node.measured).toMatchObject({ width: node.width, height: node.height });
  });
});

describe('groups of edges', () => {
  const nodes = nodesOf([], flow, [], still);
  const groups = groupEnds(flow.edges, mapOf(nodes), [], all);

  it('hold every edge once, in order', () => {
    expect(groups.flat().map(({ edge }) => edge.id)).toEqual(flow.edges.map(({ id }) => id));
  });

  it('stay the same while nothing moves, also when cards are selected', () => {
    const selected = nodesOf(nodes, flow, [{ kind: 'agent', id: 'writer' }], still);
    groupEnds(flow.edges, mapOf(selected), groups, all).forEach((group, i) => {
      expect(group).toBe(groups[i]);
    });
  });

  it('change when a card of theirs moves', () => {
    const moved = nodesOf(nodes, flow, [], { ...still, moved: { writer: { x: 1, y: 1 } } });
    const next = groupEnds(flow.edges, mapOf(moved), groups, all);
    expect(next.some((group, i) => group !== groups[i])).toBe(true);
  });

  it('tell which lines follow a dragged card', () => {
    const dragged = nodes.map(node => (node.id === 'writer' ? { ...node, dragging: true } : node));
    const loose = groupEnds(flow.edges, mapOf(dragged), groups, all)
      .flat()
      .filter(({ isLoose }) => isLoose);
    expect(loose.length).toBeGreaterThan(0);
    for (const { from, to } of loose) expect([from.id, to.id]).toContain('writer');
  });

  it('stay the same when edges of another group come into sight', () => {
    const [edge] = flow.edges;
    if (!edge) throw new Error('the sample has no edges');
    const many = Array.from({ length: 100 }, (_, i) => ({ ...edge, id: `edge-${i}` }));
    const few = groupEnds(many, mapOf(nodes), [], each => each.edge.id !== 'edge-3');
    const next = groupEnds(many, mapOf(nodes), few, all);
    expect(next.map((group, i) => group === few[i])).toEqual([false, true, true]);
    expect(next.flat()).toHaveLength(100);
  });

  it('leave out what is not shown', () => {
    const shown = groupEnds(flow.edges, mapOf(nodes), [], ({ edge }) => edge.handoff !== undefined);
    expect(shown.flat()).toHaveLength(flow.edges.filter(({ handoff }) => handoff).length);
  });
});
