import { describe, expect, test } from 'vitest';
import { emitters } from '../../../src/codegen/emitters/index.js';
import type { Json } from '../../../src/schema/json.js';
import { flow, generateFrom, handoff, textOf, textsOf } from '../support/flow.js';
import { loadGenerated } from '../support/load.js';

test('the emitters, in the order in which they are asked', () => {
  expect(emitters.map(({ id }) => id)).toEqual([
    'types',
    'validators',
    'zod',
    'handoffs',
    'index-module',
    'runtime',
    'schemas',
    'documentation',
  ]);
});

const result = await generateFrom(flow());
const handoffText = async (change: Parameters<typeof handoff>[0], more = {}) =>
  textOf(
    await generateFrom(flow({ handoffs: { 'a-to-b': handoff(change) }, ...more })),
    'out/handoffs/a-to-b.ts',
  );

test('types: an interface per named type, and one for a payload without a name', async () => {
  expect(textOf(result, 'out/types.ts')).toContain('export interface Task {');
  const inline = await generateFrom(
    flow({
      handoffs: { 'a-to-b': handoff({ payload: { type: 'object', properties: { n: { type: 'null' } } } }) },
    }),
  );
  expect(textOf(inline, 'out/types.ts')).toContain('export interface AToBPayload {');
});

test('validators: a predicate and its explaining twin', () => {
  const text = textOf(result, 'out/validators.ts');
  expect(text).toContain('export function isTask(value: unknown): value is Task {');
  expect(text).toContain('export function explainTask(value: unknown): Issue[] {');
});

describe('handoffs', () => {
  test('only what the contract asks for is asked of the sender', async () => {
    const bare = await handoffText({});
    expect(bare).toContain('readonly provenance?: Provenance;');
    for (const absent of [
      'sideEffects:',
      'readonly summary',
      'readonly context',
      'readonly workingMemory',
      'Retryable',
    ])
      expect(bare.replace('  sideEffects: {},', ''), absent).not.toContain(absent);
  });

  test('side effects are required by name, and an empty list is a declaration', async () => {
    const sideEffects = { charge: { system: 'stripe', operation: 'charge', class: 'pivot' } };
    expect(await handoffText({ sideEffects: ['charge'] }, { sideEffects })).toContain(
      'readonly sideEffects: readonly SideEffectRecord<AToBSideEffect>[];',
    );
    expect(await handoffText({ sideEffects: [] }, { sideEffects })).not.toContain('SideEffectRecord');
  });

  test('a receiver without a range accepts what is compatible with the current version', async () => {
    expect(await handoffText({ version: '2.3.4' })).toContain("accepts: '^2.3.4',");
    const agents = { a: { role: 'step' }, b: { role: 'step', accepts: { 'a-to-b': '1.x || 2.x' } } };
    expect(await handoffText({}, { agents })).toContain("accepts: '1.x || 2.x',");
  });

  test('the handoff’s time to live goes before the store’s', async () => {
    const stores = { hot: { kind: 'redis', ttl: 'PT1H' } };
    const ttl = async (own: object) =>
      handoffText({ context: { reference: { store: 'hot', ...own } } }, { stores });
    expect(await ttl({ ttl: 'PT90S' })).toContain('ttlSeconds: 90 }');
    expect(await ttl({})).toContain('ttlSeconds: 3600 }');
  });

  test('fields that a newer version may add to are known by name; those of a map are not', async () => {
    const fieldsOf = async (payload: Json) =>
      /fields: (\[[^\]]*\])/.exec((await handoffText({ payload })).replaceAll('\n', ''))?.[1];
    expect(await fieldsOf({ type: 'string' })).toBe("['']");
    expect(await fieldsOf({ type: 'object', additionalProperties: { type: 'string' } })).toBe("['']");
    expect(
      await fieldsOf({
        allOf: [{ properties: { a: {} } }, { anyOf: [{ properties: { b: { properties: { c: {} } } } }] }],
      }),
    ).toBe("['/a', '/b/c']");
    expect(await fieldsOf({ type: 'array', items: { properties: { 'a/b': {} } } })).toBe("['/*/a~1b']");
  });
});

test('index-module: everything from one place', () => {
  expect(textOf(result, 'out/index.ts').split('\n').slice(4)).toEqual([
    '// Compiled along: it holds each zod schema against its type.',
    "import type {} from './ties.js';",
    '',
    "export * from './handoffs/a-to-b.js';",
    "export * from './runtime/index.js';",
    "export * from './validators.js';",
    "export * from './zod-schemas.js';",
    "export type * from './types.js';",
    '',
  ]);
});

test('runtime: carried as far as it is used', async () => {
  const names = (texts: Map<string, string>) => [...texts.keys()].filter(path => path.includes('/runtime/'));
  expect(names(textsOf(result))).not.toContain('out/runtime/formats.ts');
  expect(names(textsOf(await generateFrom(flow({ formats: 'assert' }))))).toContain('out/runtime/formats.ts');
});

test('documentation: hostile words stay words', async () => {
  const description = 'a | b\n# not a heading <script>alert(1)</script> [x](javascript:y) `code` --> *b*';
  const page = textOf(await generateFrom(flow({ description })), 'out/README.md');
  expect(page).toContain(
    'a | b \\# not a heading \\<script\\>alert(1)\\</script\\> \\[x\\](javascript:y) \\`code\\` --\\> \\*b\\*',
  );
});

test('of a union, what is selected crosses and is checked alternative by alternative', async () => {
  const alternative = (kind: string, field: string): Json => ({
    type: 'object',
    properties: { kind: { const: kind }, id: { type: 'string' }, [field]: { type: 'string' } },
    required: ['kind', 'id', field],
    additionalProperties: false,
  });
  const payload = { oneOf: [alternative('charge', 'card'), alternative('refund', 'booking')] };
  const union = await generateFrom(
    flow({ handoffs: { 'a-to-b': handoff({ payload, context: { select: ['/kind', '/id'] } }) } }),
  );
  expect(union.problems).toEqual([]);
  const { sealAToB, openAToB } = await loadGenerated(textsOf(union), 'out/index.ts');
  const seal = sealAToB as (input: object) => Promise<{ ok: boolean; value: { data: unknown } }>;
  const open = openAToB as (envelope: unknown) => { ok: boolean; value: { data: unknown } };
  const sealed = await seal({ traceId: 't', step: '1', data: { kind: 'refund', id: '7', booking: 'x' } });
  expect(sealed).toMatchObject({ ok: true, value: { data: { kind: 'refund', id: '7' } } });
  expect(sealed.value.data).not.toHaveProperty('booking');
  expect(open(sealed.value)).toMatchObject({ ok: true });
  expect(open({ ...sealed.value, data: { kind: 'refund' } })).toMatchObject({ ok: false });
  expect(await seal({ traceId: 't', step: '1', data: { kind: 'refund', id: '7' } })).toMatchObject({
    ok: false,
  });
});
