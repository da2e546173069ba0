import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkContainment } from '../../src/compat/containment.js';
import { isObject, type Json, type JsonObject } from '../../src/schema/json.js';
import { loadSchema } from '../../src/schema/resolve.js';
import { createWorld } from './random-schemas.js';

/** Rewrites every schema object of a document, innermost first; constants are left alone. */
function rewrite(value: Json, change: (schema: JsonObject) => JsonObject, keyword = ''): Json {
  if (keyword === 'enum' || keyword === 'const' || keyword === 'required' || keyword === 'dependentRequired')
    return value;
  if (Array.isArray(value)) return value.map(item => rewrite(item, change));
  if (!isObject(value)) return value;
  const isMap = ['properties', 'patternProperties', 'dependentSchemas', '$defs'].includes(keyword);
  const copy: JsonObject = {};
  for (const key of Object.keys(value)) copy[key] = rewrite(value[key] as Json, change, isMap ? '' : key);
  return isMap ? copy : change(copy);
}

const everywhere =
  (change: (schema: JsonObject) => JsonObject) =>
  (document: JsonObject): JsonObject =>
    rewrite(document, change) as JsonObject;

const reverseKeys = (schema: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(schema)
      .reverse()
      .map(([key, value]) => [
        key,
        ['anyOf', 'allOf', 'oneOf', 'enum', 'required', 'type'].includes(key) && Array.isArray(value)
          ? value.toReversed()
          : value,
      ]),
  );

const constToEnum = ({ const: constant, ...rest }: JsonObject): JsonObject => {
  if (constant === undefined) return rest;
  return rest.enum === undefined
    ? { ...rest, enum: [constant] }
    : { ...rest, allOf: [...((rest.allOf as Json[]) ?? []), { enum: [constant] }] };
};

const enumToConsts = ({ enum: values, ...rest }: JsonObject): JsonObject =>
  Array.isArray(values)
    ? {
        ...rest,
        allOf: [...((rest.allOf as Json[]) ?? []), { anyOf: values.map(value => ({ const: value })) }],
      }
    : rest;

const CHANGES: { readonly [name: string]: (document: JsonObject) => JsonObject } = {
  'wrapping in allOf': ({ $defs, ...rest }) => ({ $defs: $defs as Json, allOf: [rest] }),
  'double negation': ({ $defs, ...rest }) => ({ $defs: $defs as Json, not: { not: rest } }),
  'double negation of every definition': document => ({
    ...document,
    $defs: Object.fromEntries(
      Object.entries(document.$defs as JsonObject).map(([key, schema]) => [key, { not: { not: schema } }]),
    ),
  }),
  reordering: everywhere(reverseKeys),
  'const as enum': everywhere(constToEnum),
  'enum as consts': everywhere(enumToConsts),
  'inlining references': document =>
    rewrite(document, ({ $ref, ...schema }) =>
      $ref === '#/$defs/x'
        ? {
            ...schema,
            allOf: [...((schema.allOf as Json[]) ?? []), (document.$defs as JsonObject).x as Json],
          }
        : $ref === undefined
          ? schema
          : { $ref, ...schema },
    ) as JsonObject,
  annotations: everywhere(schema => ({
    title: 't',
    ...schema,
    description: 'd',
    examples: [1],
    default: null,
  })),
};

/** In 2020-12, `unevaluated*` cannot see through `not`: there double negation does change a schema. */
const seesThrough = (name: string, document: JsonObject) =>
  !name.startsWith('double') || !JSON.stringify(document).includes('unevaluated');

describe.each(Object.entries(CHANGES))('%s', (name, change) => {
  it('leaves every verdict alone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), seed => {
        const world = createWorld(seed);
        const a = world.document();
        const b = seed % 2 === 0 ? world.variant(a) : world.document();
        if (loadSchema(a).problems.length + loadSchema(b).problems.length > 0) return;
        if (!seesThrough(name, a) || !seesThrough(name, b)) return;
        const before = checkContainment(a, b).verdict;
        const context = JSON.stringify([a, b]);
        expect(checkContainment(change(a), b).verdict, `a of ${context}`).toBe(before);
        expect(checkContainment(a, change(b)).verdict, `b of ${context}`).toBe(before);
        expect(checkContainment(change(a), a).verdict, `equality of ${context}`).toBe('compatible');
        expect(checkContainment(a, change(a)).verdict, `equality of ${context}`).toBe('compatible');
      }),
      { numRuns: 50 * Number(process.env.COMPAT_EFFORT ?? 1) },
    );
  });
});
