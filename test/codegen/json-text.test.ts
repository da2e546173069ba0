import fc from 'fast-check';
import { format } from 'prettier';
import { expect, test } from 'vitest';
import { jsonText } from '../../src/codegen/json-text.js';
import type { Json } from '../../src/schema/json.js';

const options = { filepath: 'x.json', printWidth: 100 };

test('any value: it reads back, and prettier has nothing to change', async () => {
  const json = fc.jsonValue({
    stringUnit: fc.constantFrom('a', 'B', ' ', '"', '\\', '€', '漢', '\u2028', '\u202e'),
    maxDepth: 4,
  });
  await fc.assert(
    fc.asyncProperty(json, async value => {
      const text = jsonText(value as Json);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(await format(text, options)).toBe(text);
    }),
    { numRuns: 300 },
  );
});

test.each<[string, Json]>([
  ['long lists of numbers fill their lines', Array.from({ length: 60 }, (_, i) => i * 1000)],
  ['long lists of words stand one a line', Array.from({ length: 20 }, (_, i) => `word ${i}`)],
  [
    'lists of lists',
    {
      a: [
        [1, 2],
        [3, 4],
      ],
      b: [[1], [2]],
      c: [[], {}],
      d: [{ a: 1 }, { b: [] }],
    },
  ],
  [
    'a list that just fits, and one that just does not',
    { a: ['x'.repeat(88)], b: ['x'.repeat(89)], c: ['x'.repeat(90)], d: 1 },
  ],
  ...[87, 88, 89, 90].map((length): [string, Json] => [
    `a last list with ${length} characters, and no comma behind it`,
    { a: ['x'.repeat(length)], b: [[['x'.repeat(length), 1]], ['x'.repeat(length), null]] },
  ]),
])('%s', async (_, value) => {
  const text = jsonText(value);
  expect(await format(text, options)).toBe(text);
});

test('what a reviewer cannot see is escaped', () => {
  expect(jsonText('a\u202eb\u2028\ud800')).toBe('"a\\u202eb\\u2028\\ud800"\n');
});
