import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseManifest } from '../../src/contract/index.js';
import type { Manifest } from '../../src/contract/manifest/workflow.js';
import { buildFlow, payloadName } from '../../src/picture/flow.js';
import { sampleText } from '../webview/sample.js';

const manifest = parseManifest(sampleText).manifest as Manifest;
const edgeOf = (id: string, of = manifest) => buildFlow(of).edges.find(edge => edge.id === id)?.handoff;

describe('the drawing of a manifest', () => {
  it('tells returns from what they answer', () => {
    expect(edgeOf('planner-to-researcher')).toMatchObject({ returns: false, answered: true, fanOut: true });
    expect(edgeOf('researcher-to-planner')).toMatchObject({ returns: true, answered: false });
  });

  it('shows the six contract fields of a complete handoff as filled, and a bare one’s as missing', () => {
    expect(edgeOf('planner-to-writer')?.fields).toEqual([true, true, true, true, true, true]);
    const bare: Manifest = {
      ...manifest,
      handoffs: { x: { from: 'planner', to: 'writer', version: '1.0.0', payload: {} } },
    };
    expect(edgeOf('x', bare)?.fields).toEqual([true, true, true, false, false, false]);
  });

  it('links agents to their stores, receivers to their queues, each once', () => {
    const links = buildFlow(manifest).edges.filter(edge => !edge.handoff);
    expect(new Set(links.map(link => link.id)).size).toBe(links.length);
    expect(links).toContainEqual(expect.objectContaining({ source: 'planner', target: 'store:shared' }));
    expect(links).toContainEqual(expect.objectContaining({ source: 'writer', target: 'queue:review' }));
  });

  it('leaves out a handoff whose end names no agent', () => {
    const broken: Manifest = {
      ...manifest,
      handoffs: { x: { from: 'planner', to: 'nobody', version: '1.0.0', payload: {} } },
    };
    expect(edgeOf('x', broken)).toBeUndefined();
  });

  it('draws agents that are called like parts of an object', () => {
    const strange: Manifest = {
      ...manifest,
      agents: JSON.parse('{"constructor": {"role": "worker"}, "toString": {"role": "worker"}}'),
      handoffs: { x: { from: 'constructor', to: 'toString', version: '1.0.0', payload: {} } },
      layout: {},
    };
    const flow = buildFlow(strange);
    expect(flow.nodes.map(node => node.id)).toEqual(expect.arrayContaining(['constructor', 'toString']));
    expect(flow.edges.map(edge => edge.id)).toContain('x');
  });

  it('is the same object again for an equal manifest', () => {
    const first = buildFlow(manifest);
    const second = buildFlow(structuredClone(manifest), first);
    expect(second.nodes).toBe(first.nodes);
    expect(second.edges).toBe(first.edges);
  });

  it('gives a moved card a new wrapper around the same contents', () => {
    const first = buildFlow(manifest);
    const moved = buildFlow({ ...manifest, layout: { writer: { x: 900, y: 900 } } }, first);
    const [a, b] = [first, moved].map(flow => flow.nodes.find(node => node.id === 'writer'));
    expect(b).toMatchObject({ position: { x: 900, y: 900 }, pinned: true });
    expect(b?.data).toBe(a?.data);
  });
});

describe('payload names', () => {
  const table = [
    [{ $ref: '#/types/BillingTask' }, 'BillingTask'],
    [{ title: 'Order', type: 'object' }, 'Order'],
    [{ type: 'object', properties: { a: {} } }, '1 field'],
    [{ type: 'object', properties: { a: {}, b: {} } }, '2 fields'],
    [{ type: 'string' }, 'string'],
    [{}, 'untyped'],
    [true, 'anything'],
    [false, 'nothing'],
  ] as const;
  for (const [schema, name] of table)
    it(name, () => expect(payloadName(structuredClone(schema) as never)).toBe(name));

  it('never throws, whatever the schema', () => {
    fc.assert(fc.property(fc.jsonValue(), value => typeof payloadName(value as never) === 'string'));
  });
});
