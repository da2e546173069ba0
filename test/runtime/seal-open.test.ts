import { describe, expect, test } from 'vitest';
import { fetchContext, memoryContextStore } from '../../src/runtime/context-store.js';
import type { HandoffContract } from '../../src/runtime/contract.js';
import { type Envelope, envelopeModel } from '../../src/runtime/envelope.js';
import { idempotencyKey } from '../../src/runtime/idempotency-key.js';
import { open } from '../../src/runtime/open.js';
import type { ProblemCode } from '../../src/runtime/problem.js';
import { type SealInput, seal } from '../../src/runtime/seal.js';
import type { SummaryInput } from '../../src/runtime/summary.js';
import { contractWith, input, now, traceId } from './contract-fixture.js';

const record = {
  id: 'c1',
  effect: 'charge',
  system: 'stripe',
  operation: 'charges.create',
  class: 'compensatable',
  status: 'committed',
  at: '2026-11-23T10:00:00.000Z',
} as const;

async function sealed(contract = contractWith(), change: Partial<SealInput> = {}): Promise<Envelope> {
  const result = await seal(contract, { ...input, ...change }, { now });
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.detail}`);
  return result.value;
}

test('an envelope is a CloudEvents event with the contract beside the payload', async () => {
  const key = idempotencyKey(traceId, 'a-to-b', '2');
  const envelope = await sealed(contractWith(), { sideEffects: [record] });
  expect(envelope).toEqual({
    specversion: '1.0',
    id: key,
    source: '/flow/a',
    type: 'flow.a-to-b',
    time: '2026-11-23T10:00:00.000Z',
    datacontenttype: 'application/json',
    dataschema: 'urn:handoff:flow:a-to-b:1.2.0',
    data: { id: 'x' },
    schemaVersion: '1.2.0',
    idempotencyKey: key,
    traceId,
    step: '2',
    provenance: { model: 'm1' },
    sideEffects: [record],
    failureModes: { retryable: ['RateLimited'], escalate: ['PolicyViolation'] },
    work: { completed: ['read'], remaining: ['write'] },
    dropped: [],
  });
  expect(envelopeModel.parse(envelope)).toEqual(envelope);
});

test('what is sealed opens again: as a value, and as JSON text', async () => {
  const envelope = await sealed();
  for (const received of [envelope, JSON.stringify(envelope)])
    expect(open(contractWith(), received)).toEqual({ ok: true, value: { envelope, dropped: [] } });
});

test('sealing again, at another time, gives the same key; another step, another key', async () => {
  const [first, later, other] = await Promise.all([
    sealed(),
    seal(contractWith({ version: '1.3.0' }), { ...input, data: { id: 'y' } }, { now: () => new Date(0) }),
    sealed(contractWith(), { step: '2~1' }),
  ]);
  expect(later.ok && later.value.idempotencyKey).toBe(first.idempotencyKey);
  expect(other.idempotencyKey).not.toBe(first.idempotencyKey);
});

test('an envelope is a snapshot: changing the original later changes nothing', async () => {
  const data = { id: 'x', note: 'before' };
  const envelope = await sealed(contractWith(), { data });
  data.note = 'after';
  expect(envelope.data).toEqual({ id: 'x', note: 'before' });
});

test('selected fields cross, the others are dropped, and the drop is on record', async () => {
  const contract = contractWith({ select: ['/id'], given: () => [] });
  const envelope = await sealed(contract, { data: { id: 'x', note: 'n', secret: { a: 1 } } });
  expect([envelope.data, envelope.dropped]).toEqual([{ id: 'x' }, ['/note', '/secret']]);
});

describe('refused before it is sealed', () => {
  const refusals: [string, ProblemCode, Partial<HandoffContract>, Partial<SealInput>][] = [
    ['a trace ID with a colon', 'invalid-input', {}, { traceId: 'a:b' }],
    ['a malformed step', 'invalid-input', {}, { step: '2/3' }],
    ['a payload that is no JSON', 'invalid-input', {}, { data: undefined }],
    ['a payload with a bigint', 'invalid-input', {}, { data: { id: 1n } }],
    [
      'working memory with a bigint',
      'invalid-input',
      { workingMemory: () => [] },
      { workingMemory: { n: 1n } },
    ],
    [
      'a summary that the contract does not have',
      'invalid-input',
      {},
      { summary: { decision: 'd', inputs: [], openQuestions: [] } },
    ],
    [
      'a summary that a model wrote without its parts',
      'invalid-input',
      { summary: { minTokens: 0, maxTokens: 9 } },
      { summary: { decision: 'd', inputs: { toString: 1 } } as unknown as SummaryInput },
    ],
    ['working memory that the contract does not have', 'invalid-input', {}, { workingMemory: { secret: 1 } }],
    ['a confidence above 1', 'invalid-input', {}, { provenance: { model: 'm', confidence: { a: 2 } } }],
    ['provenance that says nothing', 'invalid-input', {}, { provenance: { model: '' } }],
    ['a side effect at no time', 'invalid-input', {}, { sideEffects: [{ ...record, at: 'yesterday' }] }],
    ['a traceparent that is none', 'invalid-input', {}, { traceparent: 'x' }],
    ['a step that is no text', 'invalid-input', {}, { step: 2 as unknown as string }],
    ['a missing trace ID', 'invalid-input', {}, { traceId: undefined as unknown as string }],
    ['context that the contract does not have', 'invalid-input', {}, { context: {} }],
    [
      'context by reference without context',
      'invalid-input',
      { reference: { store: 's', keyPrefix: '' } },
      {},
    ],
    ['a payload that breaks its schema', 'schema-violation', {}, { data: { id: 7 } }],
    ['a payload with more than the schema knows', 'schema-violation', {}, { data: { id: 'x', more: 1 } }],
    [
      'what is given, before anything is dropped',
      'schema-violation',
      { select: ['/id'], given: () => [{ pointer: '/note', keyword: 'type', message: 'must be' }] },
      {},
    ],
    [
      'working memory that breaks its schema',
      'schema-violation',
      { workingMemory: () => [{ pointer: '/a', keyword: 'type', message: 'must be' }] },
      { workingMemory: {} },
    ],
    ['missing provenance', 'missing-provenance', { provenance: ['model', 'toolCalls'] }, {}],
    [
      'an undeclared side effect',
      'undeclared-side-effect',
      {},
      { sideEffects: [{ ...record, effect: 'delete' }] },
    ],
    [
      'work that is not declared',
      'undeclared-work',
      {},
      { work: { completed: ['read', 'eat'], remaining: ['write'] } },
    ],
    ['work that is forgotten', 'undeclared-work', {}, { work: { completed: ['read'], remaining: [] } }],
    [
      'work that is done and not done',
      'undeclared-work',
      {},
      { work: { completed: ['read', 'write'], remaining: ['write'] } },
    ],
    ['a missing summary', 'summary-budget', { summary: { minTokens: 1, maxTokens: 9 } }, {}],
  ];
  test.each(refusals)('%s: %s', async (_, code, contract, change) => {
    const result = await seal(contractWith(contract), { ...input, ...change }, { now });
    expect(result.ok ? 'sealed' : result.problem.code).toBe(code);
    if (!result.ok)
      expect(result.problem).toMatchObject({
        type: `urn:handoff-designer:problem:${code}`,
        handoff: 'flow.a-to-b',
      });
  });
});

test('a summary is counted, and never cut: too long and too short are refused', async () => {
  const contract = contractWith({ summary: { minTokens: 3, maxTokens: 5 } });
  const summary = { decision: 'd', inputs: ['i'], openQuestions: [] };
  const count = (tokens: number) => seal(contract, { ...input, summary }, { now, countTokens: () => tokens });
  const [short, right, long] = await Promise.all([count(2), count(5), count(6)]);
  expect(right.ok && right.value.summary).toEqual({ ...summary, tokens: 5 });
  expect(!short.ok && short.problem.detail).toContain('at least 3');
  expect(!long.ok && long.problem.detail).toContain('has 6 tokens, at most 5');
});

describe('context by reference', () => {
  const contract = contractWith({ reference: { store: 'hot', keyPrefix: 'p:', ttlSeconds: 60 } });
  test('only the reference crosses; the receiver fetches the slice it needs', async () => {
    const store = memoryContextStore();
    const result = await seal(
      contract,
      { ...input, context: { ticket: { body: 'B', 'a/b': 1 } } },
      { store, now },
    );
    const envelope = result.ok ? result.value : undefined;
    expect(envelope?.reference).toEqual({ store: 'hot', key: `p:${traceId}/a-to-b/2` });
    expect(envelope?.dataref).toBe(`handoff:hot/p:${traceId}/a-to-b/2`);
    expect(JSON.stringify(envelope)).not.toContain('"B"');
    const reference = envelope?.reference ?? { store: '', key: '' };
    expect(await fetchContext(store, reference, '/ticket/body')).toBe('B');
    expect(await fetchContext(store, reference, '/ticket/a~1b')).toBe(1);
    expect(await fetchContext(store, reference, '/ticket/toString')).toBeUndefined();
    expect(await fetchContext(store, { ...reference, key: 'gone' })).toBeUndefined();
  });
  test('nothing is stored for a handoff that is refused', async () => {
    const puts: unknown[] = [];
    const store = { ...memoryContextStore(), put: async (...args: unknown[]) => void puts.push(args) };
    const refused = await seal(contract, { ...input, data: 1, context: {} }, { store, now });
    const sealed = await seal(contract, { ...input, context: { a: 1 } }, { store, now });
    expect([refused.ok, sealed.ok, puts]).toEqual([
      false,
      true,
      [[`p:${traceId}/a-to-b/2`, '{"a":1}', { ttlSeconds: 60 }]],
    ]);
  });
  test('a pointer leads to items and fields only', async () => {
    const store = memoryContextStore();
    await store.put('k', '{"items":[1]}', {});
    const fetch = (pointer: string) => fetchContext(store, { store: 'hot', key: 'k' }, pointer);
    expect(await fetch('/items/0')).toBe(1);
    for (const nowhere of ['/items/length', '/items/00', '/items/-', 'items', '#/items'])
      expect(await fetch(nowhere), nowhere).toBeUndefined();
  });
  test('context that is no JSON is the sender’s fault, not the store’s', async () => {
    const store = { ...memoryContextStore(), put: () => Promise.reject(new Error('asked')) };
    for (const context of [{ n: 1n }, () => 1]) {
      const result = await seal(contract, { ...input, context }, { store, now });
      expect(result.ok ? '' : result.problem.code).toBe('invalid-input');
    }
  });
  test('a store that fails is a problem, not an exception', async () => {
    const store = { ...memoryContextStore(), put: () => Promise.reject(new Error('down')) };
    const result = await seal(contract, { ...input, context: {} }, { store, now });
    expect(result.ok ? '' : [result.problem.code, result.problem.detail].join()).toMatch(
      /^store-failed,.*down/,
    );
  });
});

describe('refused when it is opened', () => {
  const change = (more: object) => async () => ({ ...(await sealed()), ...more });
  const refusals: [string, ProblemCode, () => Promise<unknown>][] = [
    ['nothing', 'invalid-envelope', async () => null],
    ['text that is no JSON', 'invalid-envelope', async () => '{'],
    ['an envelope without a version', 'invalid-envelope', async () => ({ type: 'flow.a-to-b' })],
    ['another handoff’s envelope', 'wrong-handoff', change({ type: 'flow.b-to-a' })],
    ['a version out of range', 'unsupported-version', change({ schemaVersion: '2.0.0' })],
    ['a version that is none', 'unsupported-version', change({ schemaVersion: 'latest' })],
    [
      'a version out of range, whatever else is wrong',
      'unsupported-version',
      async () => ({ type: 'flow.a-to-b', schemaVersion: '2.0.0' }),
    ],
    ['a step that is none', 'invalid-envelope', change({ step: '2\ud800' })],
    ['an envelope without its work', 'invalid-envelope', change({ work: undefined })],
    [
      'a confidence above 1',
      'invalid-envelope',
      change({ provenance: { model: 'm', confidence: { a: 2 } } }),
    ],
    ['a forged key', 'key-mismatch', change({ idempotencyKey: `hk1-${'0'.repeat(64)}` })],
    ['an id that is not the key', 'key-mismatch', change({ id: 'other' })],
    ['a step that the key was not made for', 'key-mismatch', change({ step: '3' })],
    ['a payload that breaks its schema', 'schema-violation', change({ data: { id: 7 } })],
    ['a payload with more than the schema knows', 'schema-violation', change({ data: { id: 'x', more: 1 } })],
    ['missing provenance', 'missing-provenance', change({ provenance: {} })],
    [
      'an undeclared side effect',
      'undeclared-side-effect',
      change({ sideEffects: [{ ...record, effect: 'x' }] }),
    ],
  ];
  test.each(refusals)('%s: %s', async (_, code, received) => {
    const result = open(contractWith(), await received());
    expect(result.ok ? 'opened' : result.problem.code).toBe(code);
  });
  test('an unsupported version is answered with the supported ones', async () => {
    const result = open(contractWith(), { ...(await sealed()), schemaVersion: '2.1.0' });
    expect(result.ok ? undefined : result.problem).toEqual({
      type: 'urn:handoff-designer:problem:unsupported-version',
      title: 'The contract version is not supported',
      status: 409,
      detail: 'Version 2.1.0 is not supported; b accepts ^1.0.0.',
      code: 'unsupported-version',
      handoff: 'flow.a-to-b',
      supported: ['^1.0.0'],
    });
  });
  test('each place that is wrong is named', async () => {
    const result = open(contractWith(), { ...(await sealed()), data: { more: 1 } });
    expect(result.ok ? [] : result.problem.errors?.map(error => error.pointer)).toEqual([
      '/data/id',
      '/data/more',
    ]);
  });
});

test('a newer minor version: unknown fields are dropped and audited, and are no violation', async () => {
  const newer = contractWith({ version: '1.3.0', payload: () => [] });
  const envelope = await sealed(newer, { data: { id: 'x', priority: 1 } });
  const result = open(contractWith(), envelope);
  expect(result.ok && [result.value.envelope.data, result.value.dropped]).toEqual([
    { id: 'x' },
    ['/priority'],
  ]);
});

test('what only its own version declares is not asked of another one', async () => {
  const older = contractWith({
    version: '1.0.0',
    work: { completed: [], remaining: [] },
    sideEffects: { old: record },
  });
  const envelope = await sealed(older, { sideEffects: [{ ...record, effect: 'old' }] });
  expect(open(contractWith(), envelope).ok).toBe(true);
});

test('no input makes open throw', async () => {
  const envelope = await sealed();
  const nasty = JSON.parse('{"__proto__":{"type":"flow.a-to-b","schemaVersion":"1.2.0"}}');
  const unprintable = JSON.parse('{"toString":1,"valueOf":1}');
  for (const received of [
    nasty,
    { ...envelope, type: unprintable },
    { ...envelope, schemaVersion: unprintable },
    { ...envelope, step: unprintable },
    `{"schemaVersion":"1.2.0","type":${'['.repeat(1e5)}${']'.repeat(1e5)}}`,
    [],
    0,
    'x',
    true,
    { ...envelope, data: undefined },
    { ...envelope, sideEffects: 'x' },
  ])
    expect(open(contractWith(), received).ok).toBe(false);
});
