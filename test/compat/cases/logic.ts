// biome-ignore-all lint/suspicious/noThenProperty: `then` is the JSON Schema keyword.
import type { Case } from './case.js';

const str = { type: 'string' };
const int = { type: 'integer' };
const num = { type: 'number' };
const nul = { type: 'null' };
const obj = (properties: object, more: object = {}) => ({ type: 'object', properties, ...more });
const tagged = (tag: string, properties: object, more: object = {}) =>
  obj({ kind: { const: tag }, ...properties }, { required: ['kind', ...Object.keys(properties)], ...more });
const circle = tagged('circle', { r: num });
const square = tagged('square', { side: num });
const line = tagged('line', { length: num });

const tree = (more: object = {}, required: readonly string[] = []) => ({
  $ref: '#/$defs/node',
  $defs: {
    node: obj(
      { value: int, children: { type: 'array', items: { $ref: '#/$defs/node' } }, ...more },
      { required },
    ),
  },
});
const chain = (value: object, more: object = {}) => ({
  $ref: '#/$defs/link',
  $defs: {
    link: obj(
      { value, next: { anyOf: [nul, { $ref: '#/$defs/link' }] } },
      { required: ['value', 'next'], additionalProperties: false, ...more },
    ),
  },
});

/** Combinations, conditions, references. */
export const logic: readonly Case[] = [
  // Unions.
  ['a branch is added', '<', { anyOf: [str, int] }, { anyOf: [str, int, nul] }],
  ['a branch is removed', '>', { anyOf: [str, int, nul] }, { anyOf: [str, int] }],
  ['a branch is swapped', '#', { anyOf: [str, int] }, { anyOf: [str, nul] }],
  ['order of branches', '=', { oneOf: [circle, square] }, { oneOf: [square, circle] }],
  ['oneOf to anyOf, apart', '=', { oneOf: [circle, square] }, { anyOf: [circle, square] }],
  ['oneOf to anyOf, overlapping', '<', { oneOf: [num, int] }, { anyOf: [num, int] }],
  ['oneOf to allOf', '>', { oneOf: [{ minimum: 1, type: 'number' }, str] }, { allOf: [{ minimum: 1 }, num] }],
  ['a tagged branch is added', '<', { oneOf: [circle, square] }, { oneOf: [circle, square, line] }],
  ['a tagged branch is removed', '>', { oneOf: [circle, square, line] }, { oneOf: [circle, square] }],
  ['a tag is renamed', '#', { oneOf: [circle, square] }, { oneOf: [circle, tagged('rect', { side: num })] }],
  [
    'a tagged branch requires more',
    '>',
    { oneOf: [circle, square] },
    { oneOf: [circle, tagged('square', { side: num, color: str })] },
  ],
  [
    'a tagged branch is widened',
    '<',
    { oneOf: [tagged('circle', { r: int }), square] },
    { oneOf: [circle, square] },
  ],
  ['a union of one', '=', circle, { oneOf: [circle] }],
  ['a plain schema becomes a union with it', '<', circle, { anyOf: [circle, square] }],
  ['oneOf twice the same is nothing', '=', { oneOf: [str, str] }, false],
  [
    'a branch that makes another ambiguous',
    '#',
    { oneOf: [int, str] },
    { oneOf: [int, { minimum: 0, type: 'number' }, str] },
  ],
  ['branches that together are everything', '=', { anyOf: [{ maximum: 3 }, { minimum: 2 }] }, {}],
  ['a union with a gap', '>', {}, { anyOf: [{ maximum: 2 }, { minimum: 3 }] }],
  ['a branch inside another', '=', { anyOf: [num, int] }, num],
  [
    'union of closed objects against one with both',
    '<',
    {
      anyOf: [
        obj({ a: str }, { additionalProperties: false }),
        obj({ b: str }, { additionalProperties: false }),
      ],
    },
    obj({ a: str, b: str }, { additionalProperties: false }),
  ],
  [
    'unions distribute over properties',
    '=',
    { anyOf: [obj({ a: str }, { required: ['a'] }), obj({ a: int }, { required: ['a'] })] },
    obj({ a: { anyOf: [str, int] } }, { required: ['a'] }),
  ],
  [
    'optional properties do not distribute',
    '<',
    { anyOf: [obj({ a: str, b: str }), obj({ a: int, b: int })] },
    obj({ a: { anyOf: [str, int] }, b: { anyOf: [str, int] } }),
  ],
  [
    'at least one of two is required',
    '>',
    obj({}),
    obj({}, { anyOf: [{ required: ['a'] }, { required: ['b'] }] }),
  ],
  [
    'exactly one of two is required',
    '>',
    obj({}, { anyOf: [{ required: ['a'] }, { required: ['b'] }] }),
    obj({}, { oneOf: [{ required: ['a'] }, { required: ['b'] }] }),
  ],
  // Intersections.
  ['allOf gets a part', '>', { allOf: [str] }, { allOf: [str, { minLength: 1 }] }],
  ['allOf loses a part', '<', { allOf: [str, { minLength: 1 }] }, { allOf: [str] }],
  [
    'allOf flattened',
    '=',
    { allOf: [obj({ a: str }, { required: ['a'] }), obj({ b: int })] },
    obj({ a: str, b: int }, { required: ['a'] }),
  ],
  ['allOf of what cannot be', '=', { allOf: [str, int] }, false],
  ['allOf of unions', '=', { allOf: [{ enum: [1, 2] }, { enum: [2, 3] }] }, { const: 2 }],
  [
    'base type extracted',
    '=',
    obj({ id: str, a: int }, { required: ['id'] }),
    {
      allOf: [{ $ref: '#/$defs/base' }, obj({ a: int })],
      $defs: { base: obj({ id: str }, { required: ['id'] }) },
    },
  ],
  // Negation and conditions.
  ['not widened', '>', { not: { const: 1 } }, { not: { enum: [1, 2] } }],
  ['not narrowed', '<', { not: { type: ['string', 'null'] } }, { not: nul }],
  ['twice not', '=', str, { not: { not: str } }],
  ['not required is absence', '=', obj({}, { not: { required: ['a'] } }), obj({ a: false })],
  ['not of two required is not both', '<', obj({ a: false }), obj({}, { not: { required: ['a', 'b'] } })],
  ['De Morgan', '=', { not: { anyOf: [str, int] } }, { allOf: [{ not: str }, { not: int }] }],
  ['if without branches says nothing', '=', str, { type: 'string', if: { minLength: 1 } }],
  [
    'if/then as a union',
    '=',
    { if: str, then: { minLength: 1 } },
    { anyOf: [{ not: str }, { minLength: 1 }] },
  ],
  [
    'then is tightened',
    '>',
    { if: { required: ['a'] }, then: { required: ['b'] } },
    { if: { required: ['a'] }, then: { required: ['b', 'c'] } },
  ],
  [
    'else is added',
    '>',
    { type: 'object', if: { required: ['a'] }, then: { required: ['b'] } },
    { type: 'object', if: { required: ['a'] }, then: { required: ['b'] }, else: { required: ['c'] } },
  ],
  ['a condition that always holds', '=', { if: {}, then: str }, str],
  ['a condition that never holds', '=', { if: false, then: false, else: str }, str],
  [
    'conditional by country',
    '>',
    obj({ country: str, zip: str }),
    obj(
      { country: str, zip: str },
      {
        if: { properties: { country: { const: 'US' } }, required: ['country'] },
        then: { properties: { zip: { pattern: '^\\d{5}$' } } },
      },
    ),
  ],
  ['then without if says nothing', '=', str, { type: 'string', then: { minLength: 5 } }],
  // References.
  ['inlined', '=', { $ref: '#/$defs/a', $defs: { a: str } }, str],
  [
    'definition renamed',
    '=',
    { $ref: '#/$defs/a', $defs: { a: str } },
    { $ref: '#/$defs/b', $defs: { b: str } },
  ],
  [
    'definitions to $defs',
    '=',
    { $ref: '#/definitions/a', definitions: { a: str } },
    { $ref: '#/$defs/a', $defs: { a: str } },
  ],
  ['a definition nobody uses', '=', str, { type: 'string', $defs: { b: int } }],
  [
    'the referenced definition is widened',
    '<',
    { ...obj({ a: { $ref: '#/$defs/n' } }), $defs: { n: int } },
    { ...obj({ a: { $ref: '#/$defs/n' } }), $defs: { n: num } },
  ],
  [
    'a shared definition changes in two places',
    '>',
    { ...obj({ a: { $ref: '#/$defs/n' }, b: { $ref: '#/$defs/n' } }), $defs: { n: num } },
    { ...obj({ a: { $ref: '#/$defs/n' }, b: { $ref: '#/$defs/n' } }), $defs: { n: int } },
  ],
  ['by anchor', '=', { $ref: '#it', $defs: { a: { $anchor: 'it', type: 'string' } } }, str],
  [
    'by identifier',
    '=',
    { $id: 'https://example.com/root', $ref: 'part', $defs: { a: { $id: 'part', type: 'string' } } },
    str,
  ],
  [
    'draft-07: by `$id` fragment',
    '=',
    {
      $schema: 'http://json-schema.org/draft-07/schema#',
      allOf: [{ $ref: '#it' }],
      definitions: { a: { $id: '#it', type: 'string' } },
    },
    str,
  ],
  [
    'draft-04: by `id`',
    '=',
    {
      $schema: 'http://json-schema.org/draft-04/schema#',
      id: 'http://example.com/root.json',
      properties: { a: { $ref: 'part.json' } },
      definitions: { p: { id: 'part.json', type: 'string' } },
    },
    { properties: { a: str } },
  ],
  [
    'draft-07: words beside a reference count for nothing',
    '=',
    {
      $schema: 'http://json-schema.org/draft-07/schema#',
      properties: { a: { $ref: '#/definitions/s', minLength: 5 } },
      definitions: { s: str },
    },
    { properties: { a: str } },
  ],
  [
    '2020-12: words beside a reference count',
    '>',
    { properties: { a: str } },
    { properties: { a: { $ref: '#/$defs/s', minLength: 5 } }, $defs: { s: str } },
  ],
  ['a name with a slash', '=', { $ref: '#/$defs/a~1b', $defs: { 'a/b': str } }, str],
  [
    'a reference into properties',
    '=',
    obj({ a: str, b: { $ref: '#/properties/a' } }),
    obj({ a: str, b: str }),
  ],
  [
    'a ring of references allows what the rest does',
    '=',
    { $ref: '#/$defs/a', $defs: { a: { allOf: [{ $ref: '#/$defs/b' }] }, b: { type: 'string' } } },
    str,
  ],
  // Recursion.
  ['a tree gets a property', '>', tree(), tree({ label: str })],
  ['a tree requires its children', '>', tree(), tree({}, ['children'])],
  [
    'a tree unrolled once',
    '=',
    tree(),
    obj(
      { value: int, children: { type: 'array', items: { $ref: '#/$defs/node' } } },
      { $defs: tree().$defs },
    ),
  ],
  [
    'a tree by `#`',
    '=',
    {
      $ref: '#/$defs/node',
      $defs: { node: obj({ children: { type: 'array', items: { $ref: '#/$defs/node' } } }) },
    },
    obj({ children: { type: 'array', items: { $ref: '#' } } }),
  ],
  ['a chain of wider values', '<', chain(int), chain(num)],
  ['a chain of other values', '#', chain(int), chain(str)],
  [
    'an endless chain holds nothing',
    '=',
    { $ref: '#/$defs/l', $defs: { l: obj({ next: { $ref: '#/$defs/l' } }, { required: ['next'] }) } },
    false,
  ],
  [
    'two trees that take turns',
    '=',
    {
      $ref: '#/$defs/a',
      $defs: { a: obj({ c: { $ref: '#/$defs/b' } }), b: obj({ c: { $ref: '#/$defs/a' } }) },
    },
    obj({ c: { $ref: '#' } }),
  ],
  [
    'a tree with closed nodes gets a property',
    '<',
    chain(int),
    chain(int, { properties: { value: int, next: { anyOf: [nul, { $ref: '#/$defs/link' }] }, note: str } }),
  ],
  [
    '$dynamicRef without another anchor is a reference',
    '=',
    { $dynamicAnchor: 'node', ...obj({ children: { type: 'array', items: { $dynamicRef: '#node' } } }) },
    obj({ children: { type: 'array', items: { $ref: '#' } } }),
  ],
  [
    '2019-09: $recursiveRef',
    '=',
    {
      $schema: 'https://json-schema.org/draft/2019-09/schema',
      $recursiveAnchor: true,
      ...obj({ children: { type: 'array', items: { $recursiveRef: '#' } } }),
    },
    obj({ children: { type: 'array', items: { $ref: '#' } } }),
  ],
  [
    '2019-09: items as an array',
    '=',
    {
      $schema: 'https://json-schema.org/draft/2019-09/schema',
      type: 'array',
      items: [str],
      additionalItems: int,
    },
    { type: 'array', prefixItems: [str], items: int },
  ],
];
