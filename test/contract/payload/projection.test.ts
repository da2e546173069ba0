import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Handoff, Manifest } from '../../../src/contract/index.js';
import { projectPayload } from '../../../src/contract/payload/projection.js';
import { selectFields } from '../../../src/runtime/select-fields.js';
import { createEvaluator } from '../../../src/schema/evaluate.js';
import type { Json, JsonObject, JsonSchema } from '../../../src/schema/json.js';
import { loadSchema } from '../../../src/schema/resolve.js';

const project = (
  payload: Json,
  select: readonly string[],
  types: JsonObject = {},
): JsonSchema | undefined => {
  const handoff = { from: 'a', to: 'b', version: '1.0.0', payload, context: { select } };
  const manifest = { types, handoffs: { h: handoff } } as unknown as Manifest;
  return projectPayload(manifest, 'h', handoff as unknown as Handoff);
};

const text = { type: 'string' };
const card = {
  type: 'object',
  properties: { kind: { const: 'card' }, number: text, holder: text },
  required: ['kind', 'number', 'holder'],
  additionalProperties: false,
};
const cash = {
  type: 'object',
  properties: { kind: { const: 'cash' }, coins: { type: 'integer' } },
  required: ['kind', 'coins'],
};

describe('a payload cut down to what is selected', () => {
  it('loses fields and what is required of them', () => {
    expect(project(card, ['/kind', '/number'])).toEqual({
      type: 'object',
      properties: { kind: { const: 'card' }, number: text },
      required: ['kind', 'number'],
      additionalProperties: false,
    });
  });

  it('has each alternative cut down, of which more than one may fit afterwards', () => {
    const types = { Card: card };
    expect(project({ oneOf: [{ $ref: '#/types/Card' }, cash] }, ['/kind'], types)).toEqual({
      anyOf: [
        {
          type: 'object',
          properties: { kind: { const: 'card' } },
          required: ['kind'],
          additionalProperties: false,
        },
        { type: 'object', properties: { kind: { const: 'cash' } }, required: ['kind'] },
      ],
    });
  });

  it('has each part cut down, also one that only requires', () => {
    const payload = { properties: { a: text, b: text }, allOf: [{ required: ['a', 'b'] }, true] };
    expect(project(payload, ['/a'])).toEqual({
      properties: { a: text },
      allOf: [{ required: ['a'] }, true],
    });
  });

  it('may have equal items where whole ones differ', () => {
    const cut = project({ items: card, uniqueItems: true }, ['/*/kind']);
    expect(cut).not.toHaveProperty('uniqueItems');
  });

  it.each<[string, JsonObject, string[]]>([
    ['conditions', { properties: { a: text }, if: { required: ['b'] } }, ['/a']],
    ['counted fields', { properties: { a: text, b: text }, minProperties: 2 }, ['/a']],
    ['a condition in an alternative', { anyOf: [{ not: { required: ['b'] } }] }, ['/a']],
    ['fields without names', { properties: {}, additionalProperties: card }, ['/x/kind']],
    ['fields by pattern', { properties: { x: card }, patternProperties: { '^x': card } }, ['/x/kind']],
    ['single items selected', { items: card, minItems: 2 }, ['/*/kind', '/0/number']],
    ['two unions beside other parts', { oneOf: [cash], anyOf: [cash], allOf: [cash] }, ['/kind']],
  ])('is not cut down with %s', (_, payload, select) => {
    expect(project(payload, select)).toBeUndefined();
  });
});

/** Schemas of objects in one another's parts, alternatives and fields, and values that many of them take. */
const names = fc.constantFrom('a', 'b');
const { object: schemas } = fc.letrec<{ schema: JsonSchema; object: JsonObject }>(tie => ({
  schema: fc.oneof({ maxDepth: 1 }, fc.constantFrom<JsonSchema>(text, true), tie('object')),
  object: fc.record(
    {
      properties: fc.record({ a: tie('schema'), b: tie('schema') }),
      required: fc.uniqueArray(names, { maxLength: 1 }),
      additionalProperties: fc.oneof({ maxDepth: 1 }, fc.boolean(), tie('schema')),
      allOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }),
      anyOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }),
      oneOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }),
      items: tie('schema'),
      uniqueItems: fc.boolean(),
      minItems: fc.constantFrom(0, 1),
    },
    { requiredKeys: ['properties'] },
  ) as fc.Arbitrary<JsonObject>,
}));
const { value: values } = fc.letrec<{ value: Json }>(tie => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<Json>('x', {}),
    fc.dictionary(names, tie('value'), { maxKeys: 2 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('value'), { maxKeys: 3 }),
    fc.array(tie('value'), { maxLength: 2 }),
  ),
}));
const pointers = fc.constantFrom(
  '/a',
  '/b',
  '/a',
  '/b',
  '/c',
  '/a/a',
  '/a/b',
  '/b/*/a',
  '/*',
  '/*/a',
  '/b/0/a',
  '/0',
);

function evaluatorOf(schema: Json) {
  const { value: graph } = loadSchema(schema);
  return createEvaluator(graph, graph.roots[0]);
}

it('takes what is left of every value that the whole schema takes', () => {
  let held = 0;
  fc.assert(
    fc.property(
      schemas,
      fc.array(values, { minLength: 30, maxLength: 30 }),
      fc.uniqueArray(pointers, { minLength: 1, maxLength: 3 }),
      (schema, candidates, select) => {
        const cut = project(schema as Json, select);
        if (cut === undefined) return;
        const whole = evaluatorOf(schema);
        const part = evaluatorOf(cut);
        for (const value of candidates) {
          if (whole.issuesOf(value).length > 0) continue;
          held++;
          const left = selectFields(value, select).value as Json;
          expect(part.issuesOf(left), JSON.stringify({ schema, cut, value, left, select })).toEqual([]);
        }
      },
    ),
    { numRuns: 1000 },
  );
  expect(held).toBeGreaterThan(300);
});
