import fc from 'fast-check';
import { expect, test } from 'vitest';
import { generate } from '../../src/codegen/generate.js';
import { createGeneratorCache } from '../../src/codegen/generator-cache.js';
import { readStamp } from '../../src/codegen/stamp.js';
import { manifestModel } from '../../src/contract/manifest/workflow.js';
import type { Json } from '../../src/schema/json.js';
import { flow, handoff } from './support/flow.js';

// Names that get in each other's way, and references of every kind: inside, across, in circles, into files, nowhere.
const typeNames = ['Task', 'TaskItem', 'Item', 'Tree', 'task-item', 'isTask'];
const references = [
  ...typeNames.map(name => `#/types/${name}`),
  '#/$defs/Item',
  '#/types/Task/properties/a',
  'shared.json',
  'shared.json#/$defs/Part',
  'urn:known',
  '#here',
  '#',
];
const leaf = fc.constantFrom<Json>(
  { type: 'string', minLength: 2 },
  { enum: ['a', 'b'] },
  { type: 'integer' },
  false,
);
const node = fc.oneof(
  leaf,
  fc.constantFrom(...references).map((to): Json => ({ $ref: to })),
);
const inner = fc.record({ type: fc.constant('object'), properties: fc.record({ a: node, item: node }) });
const schema: fc.Arbitrary<Json> = fc.oneof(
  node,
  fc.record(
    {
      type: fc.constant('object'),
      description: fc.constantFrom('One.', 'Two.'),
      properties: fc.record({ a: node, items: fc.record({ type: fc.constant('array'), items: inner }) }),
      $defs: fc.record({ Item: node }),
      $id: fc.constantFrom('urn:known', 'https://example.com/x'),
      $anchor: fc.constant('here'),
      unevaluatedProperties: fc.constantFrom(true, false),
    },
    { requiredKeys: ['type'] },
  ),
);
const types = fc.dictionary(fc.constantFrom(...typeNames), schema, { maxKeys: 5 });
const edge = fc.record(
  {
    payload: schema,
    version: fc.constantFrom('1.0.0', '1.1.0'),
    description: fc.constantFrom('Why.', ''),
    context: fc.constant({ select: ['/a'] }),
  },
  { requiredKeys: ['payload'] },
);
const workflow = fc.record({
  types,
  handoffs: fc.dictionary(
    fc.constantFrom('a-to-b', 'b-to-a', 'task-item'),
    edge.map(change => handoff(change as never)),
    { maxKeys: 3 },
  ),
  formats: fc.constantFrom('annotate', 'assert'),
  name: fc.constantFrom('flow', 'other'),
});
const file = fc.constantFrom(
  '{"type":"object","$defs":{"Part":{"type":"null"}}}',
  '{"$ref":"#/$defs/Part"}',
  '{',
);

test('whatever was generated before with a cache, the same bytes and problems as without', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(workflow, file), { minLength: 2, maxLength: 5 }), async steps => {
      const cache = createGeneratorCache();
      for (const [change, text] of steps) {
        const { formats, ...rest } = change;
        const manifest = manifestModel.parse(
          flow({ ...rest, ...(formats === 'assert' && { formats }) } as never),
        );
        const request = {
          manifest,
          manifestName: 'flow.handoff.json',
          files: new Map([['shared.json', text]]),
        };
        const made = await generate(request, cache);
        expect(made).toEqual(await generate(request));
        for (const { path, text } of made.files)
          if (!path.endsWith('.lock.json')) expect(readStamp(text)?.intact, path).toBe(true);
      }
    }),
    { numRuns: 25 },
  );
});

test('one type of many changes: every other file comes out as the very same text', async () => {
  const of = (description: string) =>
    manifestModel.parse(
      flow({
        types: Object.fromEntries(
          Array.from({ length: 20 }, (_, i) => [
            `Type${i}`,
            {
              type: 'object',
              description: i === 3 ? description : '',
              properties: { a: { type: 'string' } },
            },
          ]),
        ),
        handoffs: Object.fromEntries(
          Array.from({ length: 20 }, (_, i) => [
            `handoff-${i}`,
            handoff({ payload: { $ref: `#/types/Type${i}` } }),
          ]),
        ),
      }),
    );
  const cache = createGeneratorCache();
  const run = (description: string) =>
    generate({ manifest: of(description), manifestName: 'flow.handoff.json', files: new Map() }, cache);
  const before = new Map((await run('One.')).files.map(({ path, text }) => [path, text]));
  const after = await run('Two.');
  expect(after.files.filter(({ path, text }) => before.get(path) !== text).map(({ path }) => path)).toEqual([
    'out/json-schemas.ts',
    'out/schemas/handoff-3.envelope.schema.json',
    'out/types.ts',
    'out/handoff.lock.json',
  ]);
});
