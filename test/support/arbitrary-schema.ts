import fc from 'fast-check';
import type { Json, JsonObject, JsonSchema } from '../../src/schema/json.js';

const key = fc.constantFrom('a', 'b', 'c', 'ab', '__proto__', 'constructor', 'x-1', "it's");
const scalar: fc.Arbitrary<Json> = fc.constantFrom<Json>(
  null,
  true,
  false,
  0,
  1,
  2,
  -1,
  1.5,
  3,
  'a',
  'b',
  'ab',
  '',
  '🙂',
  'x-1',
);

/** Small JSON values made of the same few keys and scalars as the schemas, so that they often nearly fit. */
export const instances: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>(tie => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { arbitrary: scalar, weight: 3 },
    { arbitrary: fc.array(tie('value'), { maxLength: 4 }), weight: 1 },
    { arbitrary: fc.array(fc.tuple(key, tie('value')), { maxLength: 4 }).map(fromEntries), weight: 2 },
  ),
})).value;

function fromEntries(entries: readonly (readonly [string, Json])[]): JsonObject {
  const object: JsonObject = {};
  for (const [name, value] of entries)
    Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
  return object;
}

const count = fc.nat({ max: 3 });
const pattern = fc.constantFrom('^a', 'b$', '^[a-c]{1,2}$', '\\d', '/', '^x-');
const typeName = fc.constantFrom('null', 'boolean', 'object', 'array', 'number', 'string', 'integer');

/** Schemas of 2020-12 with every validating keyword, references into `$defs` `one` and `two` of the root included. */
export const schemas: fc.Arbitrary<JsonSchema> = fc
  .letrec<{ schema: JsonSchema; map: Json; list: Json }>(tie => ({
    schema: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      {
        arbitrary: fc.oneof(
          typeName.map(type => ({ type })),
          scalar.map(value => ({ const: value })),
          fc.boolean(),
        ),
        weight: 2,
      },
      { arbitrary: fc.constantFrom({ $ref: '#/$defs/one' }, { $ref: '#/$defs/two' }), weight: 1 },
      {
        arbitrary: fc
          .array(
            fc.oneof<fc.Arbitrary<[string, Json]>[]>(
              pair('type', fc.oneof(typeName, fc.uniqueArray(typeName, { minLength: 1, maxLength: 3 }))),
              pair(
                'enum',
                fc.uniqueArray(instances, {
                  minLength: 1,
                  maxLength: 4,
                  selector: value => JSON.stringify(value),
                }),
              ),
              pair('const', instances),
              pair('minimum', count),
              pair('exclusiveMaximum', count),
              pair('maximum', count),
              // Halves are exact in binary, too: on tenths the oracles are wrong.
              pair('multipleOf', fc.constantFrom(1, 2, 0.5)),
              pair('minLength', count),
              pair('maxLength', count),
              pair('pattern', pattern),
              pair('minItems', count),
              pair('maxItems', count),
              pair('uniqueItems', fc.boolean()),
              pair('minProperties', count),
              pair('maxProperties', count),
              pair('required', fc.uniqueArray(key, { maxLength: 2 })),
              pair(
                'dependentRequired',
                fc
                  .tuple(key, fc.uniqueArray(key, { maxLength: 2 }))
                  .map(([name, needs]) => fromEntries([[name, needs]])),
              ),
              pair('properties', tie('map')),
              pair('properties', tie('map')),
              pair(
                'patternProperties',
                fc.tuple(pattern, tie('schema')).map(([name, schema]) => fromEntries([[name, schema]])),
              ),
              pair('additionalProperties', tie('schema')),
              pair('propertyNames', tie('schema')),
              pair('dependentSchemas', tie('map')),
              pair('items', tie('schema')),
              pair('prefixItems', tie('list')),
              pair('contains', tie('schema')),
              pair('minContains', count),
              pair('maxContains', count),
              pair('allOf', tie('list')),
              pair('anyOf', tie('list')),
              pair('oneOf', tie('list')),
              pair('not', tie('schema')),
              pair('if', tie('schema')),
              pair('then', tie('schema')),
              pair('else', tie('schema')),
              pair('unevaluatedProperties', tie('schema')),
              pair('unevaluatedItems', tie('schema')),
            ),
            { minLength: 1, maxLength: 5 },
          )
          .map(entries => fromEntries(entries)),
        weight: 5,
      },
    ),
    map: fc.array(fc.tuple(key, tie('schema')), { minLength: 1, maxLength: 3 }).map(fromEntries),
    list: fc.array(tie('schema'), { minLength: 1, maxLength: 3 }),
  }))
  .schema.chain(root =>
    fc.constant(
      typeof root === 'boolean'
        ? root
        : ({
            ...root,
            // One plain definition and one that contains itself.
            $defs: {
              one: { type: 'object', properties: { a: { type: 'string' } } },
              two: {
                anyOf: [
                  { type: 'null' },
                  { type: 'object', properties: { b: { $ref: '#/$defs/two' } }, additionalProperties: false },
                ],
              },
            },
          } as JsonObject),
    ),
  );

function pair(keyword: string, value: fc.Arbitrary<unknown>): fc.Arbitrary<[string, Json]> {
  return value.map(made => [keyword, made as Json]);
}
