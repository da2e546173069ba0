import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clustersOf } from '../../../src/codegen/types/clusters.js';
import { emitTypes, planTypes, type SchemaSource } from '../../../src/codegen/types/index.js';
import { createPlanCache } from '../../../src/codegen/types/plan-cache.js';
import { emitJsonSchemas, emitValidators } from '../../../src/codegen/validators/index.js';
import { isObject, type Json } from '../../../src/schema/json.js';

const typeNames = ['A', 'B', 'C', 'D', 'E', 'F'];
const references = [
  ...typeNames.map(name => `#/types/${name}`),
  '#/types/A/properties/p',
  '#/types/B/$defs/Part',
  '#/types/Nowhere',
  '#/$defs/Part',
  '#',
];
const node = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...references).map((to): Json => ({ $ref: to })) },
  fc.constantFrom<Json>(
    { type: 'string', minLength: 2 },
    { enum: ['a', 'b'] },
    { type: 'nonsense' },
    { type: 'null' },
  ),
);
const schema: fc.Arbitrary<Json> = fc.oneof(
  node,
  fc.record(
    {
      type: fc.constant('object'),
      properties: fc.record({ p: node, q: fc.record({ type: fc.constant('array'), items: node }) }),
      $defs: fc.record({ Part: node }),
      description: fc.constantFrom('Short.', 'Long. '.repeat(400)),
    },
    { requiredKeys: ['type'] },
  ),
);
// As read from a text: no two of them are one object.
const types = fc
  .dictionary(fc.constantFrom(...typeNames), schema, { minKeys: 2 })
  .map(schemas => JSON.parse(JSON.stringify(schemas)) as Record<string, Json>);

/** What is made of a source: all texts, names and problems. */
async function madeOf(source: SchemaSource, cache = createPlanCache()): Promise<unknown> {
  const plan = planTypes(source, [], cache);
  const emitted = [await emitTypes(plan), emitValidators(plan), emitJsonSchemas(plan)];
  const texts = emitted.map(declarations => declarations.map(({ text }) => text));
  return { texts, names: [...plan.names], problems: plan.problems };
}

test('loaded in parts or all together, the same comes out', async () => {
  await fc.assert(
    fc.asyncProperty(types, async schemas => {
      const source: SchemaSource = {
        documents: new Map<string, Json>([['urn:all', { types: schemas }]]),
        types: Object.keys(schemas).map(name => ({ name, document: 'urn:all', path: ['types', name] })),
      };
      const together = createPlanCache();
      for (const each of Object.values(schemas))
        if (isObject(each))
          together.said.set(each, { text: JSON.stringify(each), references: [], anywhere: true });
      expect(await madeOf(source)).toEqual(await madeOf(source, together));
    }),
    { numRuns: 300 },
  );
}, 60_000);

test('what others refer to is looked at with each of them, and changes with none of them', () => {
  const alike = (needs: number[][], rest = {}) =>
    clustersOf({ pairs: [], needs, weights: needs.map(() => 100), ...rest });
  expect(alike([[2], [2], []])).toEqual([
    { members: [0], context: [2] },
    { members: [1], context: [2] },
    { members: [2], context: [] },
  ]);
  // In a circle, or with what is too much to be looked at again and again, they belong together.
  expect(alike([[1], [0], [0]])).toEqual([
    { members: [0, 1], context: [] },
    { members: [2], context: [0, 1] },
  ]);
  expect(alike([[1], []], { weights: [100, 5000] })).toEqual([{ members: [0, 1], context: [] }]);
  expect(alike([[1], []], { hub: 1 })).toEqual([{ members: [0, 1], context: [] }]);
  expect(alike([[], [0]], { pairs: [[0, 1]] })).toEqual([{ members: [0, 1], context: [] }]);
});
