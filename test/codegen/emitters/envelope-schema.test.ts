import { describe, expect, test } from 'vitest';
import { envelopeSchema } from '../../../src/codegen/emitters/schemas/envelope-schema.js';
import { envelopeModel } from '../../../src/contract/envelope.js';
import { idempotencyKey } from '../../../src/runtime/idempotency-key.js';
import { createEvaluator } from '../../../src/schema/evaluate.js';
import type { Json } from '../../../src/schema/json.js';
import { loadSchema } from '../../../src/schema/resolve.js';
import { flow, generateFrom, handoff, textOf } from '../support/flow.js';

const key = idempotencyKey('t1', 'a-to-b', '2');
const envelope: { [key: string]: Json } = {
  specversion: '1.0',
  id: key,
  source: '/flow/a',
  type: 'flow.a-to-b',
  time: '2026-11-23T10:00:00.000Z',
  datacontenttype: 'application/json',
  dataschema: 'urn:handoff:flow:a-to-b:1.0.0',
  dataref: 'handoff:hot/x',
  traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  data: { id: 'x' },
  schemaVersion: '1.0.0',
  idempotencyKey: key,
  traceId: 't1',
  step: '2',
  provenance: {
    model: 'm',
    promptVersion: '1',
    toolCalls: [{ name: 't', arguments: {}, status: 'ok' }],
    confidence: { a: 1 },
    reason: 'r',
  },
  sideEffects: [
    {
      id: 'c',
      effect: 'charge',
      system: 's',
      operation: 'o',
      class: 'pivot',
      compensation: 'x',
      status: 'unknown',
      reference: 'r',
      at: '2026-11-23T10:00:00+01:00',
    },
  ],
  failureModes: { retryable: ['A'], escalate: ['B'] },
  work: { completed: ['x'], remaining: [] },
  workingMemory: {},
  summary: { decision: 'd', inputs: ['i'], openQuestions: [], tokens: 3 },
  reference: { store: 'hot', key: 'k' },
  dropped: ['/x'],
};

/** Every change of one place: a member gone, or another kind of value. */
function* mutations(value: Json): Generator<Json> {
  for (const other of [null, 1, 'x', '', [], {}, true]) yield other;
  if (typeof value !== 'object' || value === null) return;
  const entries = Object.entries(value);
  for (const [name, member] of entries) {
    const put = (changed: Json | undefined): Json =>
      Array.isArray(value)
        ? (value.map((item, i) => (String(i) === name ? changed : item)) as Json)
        : (Object.fromEntries(
            entries.flatMap(([k, v]) =>
              k !== name ? [[k, v]] : changed === undefined ? [] : [[k, changed]],
            ),
          ) as Json);
    if (!Array.isArray(value)) yield put(undefined);
    for (const changed of mutations(member as Json)) yield put(changed);
  }
}

describe('the published schema and the model that agents check say the same', () => {
  const published = createEvaluator(loadSchema(envelopeSchema as unknown as Json).value, undefined, {});
  const agree = (value: Json) => [published.accepts(value), envelopeModel.safeParse(value).success];

  test('of a full envelope, and of one with the least', () => {
    expect(agree(envelope)).toEqual([true, true]);
    const least = Object.fromEntries(
      Object.entries(envelope).filter(([name]) => envelopeSchema.required.includes(name)),
    );
    expect(agree(least)).toEqual([true, true]);
  });

  test('of every change of one place', () => {
    let refused = 0;
    for (const changed of mutations(envelope)) {
      const [bySchema, byModel] = agree(changed);
      // The model insists on dates; in JSON Schema, `format` is an annotation. Empty names differ in nothing else.
      const text = JSON.stringify(changed);
      if (bySchema !== byModel)
        expect(text, text).toMatch(/"(time|at)":"x?"|"(retryable|escalate|completed|remaining)":\[""\]/);
      if (!bySchema) refused++;
    }
    expect(refused).toBeGreaterThan(300);
  });
});

test('a handoff’s schema is whole in itself and judges payloads as the contract does', async () => {
  const types = {
    Task: {
      type: 'object',
      properties: { id: { type: 'string' }, next: { $ref: '#/types/Task' } },
      required: ['id'],
      additionalProperties: false,
    },
  };
  const provenance = { require: ['model'] };
  const text = textOf(
    await generateFrom(flow({ types, handoffs: { 'a-to-b': handoff({ provenance }) } })),
    'out/schemas/a-to-b.envelope.schema.json',
  );
  const { value: graph, problems } = loadSchema(JSON.parse(text) as Json);
  expect(problems).toEqual([]);
  const schema = createEvaluator(graph);
  const accepts = (change: { [key: string]: Json }) => schema.accepts({ ...envelope, ...change });
  expect([
    accepts({}),
    accepts({ data: { id: 'x', next: { id: 'y' } } }),
    accepts({ data: { id: 'x', next: {} } }),
    accepts({ data: { id: 'x', more: 1 } }),
    accepts({ provenance: {} }),
    accepts({ type: 'flow.other' }),
    accepts({ source: '/flow/b' }),
  ]).toEqual([true, true, false, false, false, false, false]);
});
