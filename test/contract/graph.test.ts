import { describe, expect, it } from 'vitest';
import {
  buildGraph,
  completeness,
  describePath,
  describeType,
  entityAt,
  freshId,
  type Handoff,
  isSlip,
  listPayloadFields,
  type Manifest,
  nearestOf,
  parseManifest,
  pathOf,
  patternOf,
  payloadSchema,
  payloadTypeName,
  startHandoff,
} from '../../src/contract/index.js';
import type { JsonSchema } from '../../src/schema/json.js';

const manifestOf = (text: string): Manifest => {
  const { manifest } = parseManifest(text);
  if (!manifest) throw new Error('no manifest');
  return manifest;
};
const supervisor = manifestOf(patternOf('supervisor-worker').starter('demo'));
const handoffOf = (manifest: Manifest, id: string): Handoff => {
  const handoff = manifest.handoffs[id];
  if (!handoff) throw new Error(`no handoff ${id}`);
  return handoff;
};

describe('the graph', () => {
  it('knows who hands over to whom, and what each uses', () => {
    const graph = buildGraph(supervisor);
    expect(graph.outgoing.get('planner')).toEqual(['planner-to-researcher', 'planner-to-writer']);
    expect(graph.incoming.get('planner')).toEqual(['researcher-to-planner', 'writer-to-planner']);
    expect(graph.dangling.size).toBe(0);
    expect(graph.links).toContainEqual({
      kind: 'agent-store',
      agent: 'writer',
      store: 'shared',
      by: 'stores',
    });
    expect(graph.links).toContainEqual({
      kind: 'handoff-queue',
      handoff: 'planner-to-writer',
      queue: 'review',
    });
    expect(graph.links.filter(link => link.kind === 'agent-store').length).toBe(3);
  });

  it('keeps handoffs to nobody apart, and draws no links to what is not there', () => {
    const lost = {
      ...handoffOf(supervisor, 'planner-to-writer'),
      to: '__proto__',
      deadLetter: 'constructor',
    };
    const graph = buildGraph({ ...supervisor, handoffs: { lost } });
    expect([...graph.dangling.keys()]).toEqual(['lost']);
    expect(graph.handoffs.size).toBe(0);
    expect(graph.links.some(link => link.kind === 'handoff-queue')).toBe(false);
  });
});

describe('completeness', () => {
  const complete = startHandoff('a', 'b') as unknown as Handoff;

  it('counts six fields, three states and the work', () => {
    const { fields, states, work } = completeness(complete);
    expect(Object.values(fields)).toEqual([true, true, true, true, true, true]);
    expect(Object.values(states)).toEqual([true, true, true]);
    expect(work).toBe(true);
  });

  it.each<[string, Partial<Handoff>, string[]]>([
    ['provenance', { provenance: { require: ['model'] } }, ['provenance', 'decisionProvenance']],
    ['sideEffects', { sideEffects: undefined as never }, ['sideEffects', 'toolOutput']],
    ['failureModes', { failureModes: { retryable: [], escalate: [] } }, ['failureModes']],
    ['version', { version: 'one' }, ['schemaVersion']],
    ['context', { context: { select: [] } }, ['workingMemory']],
    ['receiver', { to: '' }, ['idempotencyKey', 'traceId']],
  ])('misses what lacks: %s', (_, change, missing) => {
    const { fields, states } = completeness({ ...complete, ...change });
    const all = { ...fields, ...states };
    expect(Object.entries(all).flatMap(([key, is]) => (is ? [] : [key]))).toEqual(missing);
  });
});

describe('the payload', () => {
  const research = handoffOf(supervisor, 'planner-to-researcher');

  it('is found through named types', () => {
    expect(payloadTypeName(research)).toBe('Research');
    expect(payloadSchema(supervisor, research)).toBe(supervisor.types?.Research);
    expect(payloadSchema(supervisor, { ...research, payload: { $ref: './else.json' } })).toBeUndefined();
    const round: Manifest = { ...supervisor, types: { A: { $ref: '#/types/B' }, B: { $ref: '#/types/A' } } };
    expect(payloadSchema(round, { ...research, payload: { $ref: '#/types/A' } })).toBeUndefined();
  });

  it('is a table of fields, nested ones through types', () => {
    const outline = handoffOf(supervisor, 'planner-to-writer');
    expect(
      listPayloadFields(supervisor, outline).map(({ pointer, type, required }) => [pointer, type, required]),
    ).toEqual([
      ['/question', 'string', true],
      ['/findings', 'Findings[]', true],
    ]);
    const pipeline = manifestOf(patternOf('sequential-pipeline').starter('demo'));
    const rows = listPayloadFields(pipeline, handoffOf(pipeline, 'checker-to-clerk'));
    expect(rows.find(row => row.pointer === '/document/kind')).toMatchObject({
      depth: 1,
      type: 'enum(3)',
      required: true,
      path: ['types', 'Document', 'properties', 'kind'],
      parentPath: ['types', 'Document'],
      description: 'What the document is',
    });
  });

  it('says what crosses', () => {
    const select = ['/topics/0/id', '/question'];
    const rows = listPayloadFields(supervisor, { ...research, context: { select } }, 'planner-to-researcher');
    expect(rows.map(row => [row.pointer, row.crosses, row.crossesPartly])).toEqual([
      ['/question', true, false],
      ['/topics', false, true],
    ]);
  });

  it.each<[JsonSchema | undefined, string]>([
    [undefined, 'any'],
    [true, 'any'],
    [false, 'never'],
    [{ type: 'string', format: 'uuid' }, 'uuid'],
    [{ type: 'integer', minimum: 0 }, 'integer ≥ 0'],
    [{ type: 'number', exclusiveMinimum: 0, maximum: 1 }, 'number > 0 ≤ 1'],
    [{ enum: ['a', 'b', 'c'] }, 'enum(3)'],
    [{ const: 'x' }, '"x"'],
    [{ type: 'array', items: { type: 'string' } }, 'string[]'],
    [{ type: 'array', items: { type: ['string', 'null'] } }, '(string | null)[]'],
    [{ type: 'array', prefixItems: [{ type: 'string' }, { enum: [1] }], items: false }, '[string, enum(1)]'],
    [{ type: 'array', items: [{ type: 'string' }] }, '[string]'],
    [{ $ref: '#/types/Task' }, 'Task'],
    [{ $ref: './shared.json#/$defs/Money' }, 'Money'],
    [{ oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'null' }, true] }, 'string | number | …2'],
    [{ properties: {} }, 'object'],
  ])('describes %j as %s', (schema, words) => {
    expect(describeType(schema)).toBe(words);
  });
});

describe('names', () => {
  it.each([
    [[], 'worker', 'worker'],
    [['worker'], 'worker', 'worker-2'],
    [['worker', 'WORKER-2'], 'worker-2', 'worker-3'],
    [[], '7 Zwerge & Co.', 'Zwerge-Co'],
    [[], '__proto__', 'proto__'],
    [[], '…', 'item'],
  ])('finds a free id beside %j for %s', (taken, wanted, id) => {
    expect(freshId(taken, wanted)).toBe(id);
  });

  it('goes from entities to paths and back', () => {
    for (const kind of ['agent', 'handoff', 'type', 'store', 'deadLetterQueue', 'sideEffect'] as const)
      expect(entityAt([...pathOf({ kind, id: 'x' }), 'anything'])).toEqual({ kind, id: 'x' });
    expect(entityAt(['layout', 'store:hot', 'x'])).toEqual({ kind: 'store', id: 'hot' });
    expect(entityAt(['name'])).toBeUndefined();
    expect(entityAt(['agents'])).toBeUndefined();
    expect(describePath(['handoffs', 'a-to-b', 'retry', 'initial'])).toBe(
      '“retry.initial” of handoff “a-to-b”',
    );
  });

  it.each([
    ['reveiw', 'review', true],
    ['Billing', 'billing', true],
    ['billing2', 'billing', false],
    ['ab', 'ac', false],
    ['refunds', 'review', false],
  ])('knows whether %s for %s is a slip of the keyboard: %s', (word, meant, slip) => {
    expect(isSlip(word, meant)).toBe(slip);
  });

  it('guesses what was meant, and not wildly', () => {
    expect(nearestOf('biling', ['billing', 'drafting'])).toBe('billing');
    expect(nearestOf('Biling', ['billing'])).toBe('billing');
    expect(nearestOf('ab', ['ba', 'xyz'])).toBe('ba');
    expect(nearestOf('orders', ['billing', 'drafting'])).toBeUndefined();
  });
});
