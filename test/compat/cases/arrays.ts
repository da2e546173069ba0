import type { Case } from './case.js';

const str = { type: 'string' };
const int = { type: 'integer' };
const num = { type: 'number' };
const arr = (items: unknown, more: object = {}) => ({ type: 'array', items, ...more });
const tuple = (prefixItems: readonly unknown[], more: object = {}) => ({
  type: 'array',
  prefixItems,
  ...more,
});
const draft07 = 'http://json-schema.org/draft-07/schema#';
const old = (schema: object) => ({ $schema: draft07, ...schema });

/** Lists and tuples. */
export const arrays: readonly Case[] = [
  ['items widen', '<', arr(int), arr(num)],
  ['items retyped', '#', arr(int), arr(str)],
  ['items retyped, never empty', '#', arr(int, { minItems: 1 }), arr(str, { minItems: 1 })],
  ['items retyped, always empty', '=', arr(int, { maxItems: 0 }), arr(str, { maxItems: 0 })],
  ['items appear', '>', { type: 'array' }, arr(str)],
  ['items true', '=', { type: 'array' }, arr(true)],
  ['items false is an empty list', '=', arr(false), { type: 'array', maxItems: 0 }],
  ['minItems rises', '>', { minItems: 1 }, { minItems: 2 }],
  ['maxItems rises', '<', { maxItems: 1 }, { maxItems: 2 }],
  ['maxItems added', '>', arr(str), arr(str, { maxItems: 10 })],
  ['uniqueItems added', '>', arr(str), arr(str, { uniqueItems: true })],
  ['uniqueItems false says nothing', '=', arr(str), arr(str, { uniqueItems: false })],
  [
    'uniqueItems for at most one',
    '=',
    arr(str, { maxItems: 1 }),
    arr(str, { maxItems: 1, uniqueItems: true }),
  ],
  [
    'unique booleans are at most two',
    '=',
    arr({ type: 'boolean' }, { uniqueItems: true }),
    arr({ type: 'boolean' }, { uniqueItems: true, maxItems: 2 }),
  ],
  ['three unique booleans', '=', arr({ type: 'boolean' }, { uniqueItems: true, minItems: 3 }), false],
  [
    'unique consts are at most one',
    '=',
    arr({ const: 1 }, { uniqueItems: true }),
    arr({ const: 1 }, { maxItems: 1 }),
  ],
  ['a single value or a list', '<', str, { anyOf: [str, arr(str)] }],
  ['a value becomes a list', '#', str, arr(str)],
  // Tuples.
  ['a tuple closed', '>', tuple([str, int]), tuple([str, int], { items: false })],
  ['a tuple grows, open', '>', tuple([str]), tuple([str, int])],
  ['a tuple grows, closed', '<', tuple([str], { items: false }), tuple([str, int], { items: false })],
  ['a tuple shrinks, open', '<', tuple([str, int]), tuple([str])],
  ['a tuple shrinks, closed', '>', tuple([str, int], { items: false }), tuple([str], { items: false })],
  ['a tuple grows within its rest', '=', tuple([str], { items: int }), tuple([str, int], { items: int })],
  ['a tuple grows against its rest', '#', tuple([str], { items: int }), tuple([str, str], { items: int })],
  ['a tuple of equals is a list', '=', tuple([str, str], { items: str }), arr(str)],
  ['a tuple need not be full', '#', tuple([str, int], { items: false }), tuple([str, int], { minItems: 2 })],
  ['a tuple swaps two places', '#', tuple([str, int]), tuple([int, str])],
  [
    'a tuple becomes a list of both',
    '<',
    tuple([str, int], { items: false }),
    arr({ type: ['string', 'integer'] }),
  ],
  ['a list becomes a tuple', '>', arr(num), tuple([int], { items: num })],
  ['draft-07: items as an array', '=', old({ type: 'array', items: [str, int] }), tuple([str, int])],
  [
    'draft-07: additionalItems false',
    '=',
    old({ type: 'array', items: [str], additionalItems: false }),
    tuple([str], { items: false }),
  ],
  [
    'draft-07: additionalItems beside one schema says nothing',
    '=',
    old({ type: 'array', items: str, additionalItems: false }),
    arr(str),
  ],
  [
    'undeclared: items as an array',
    '<',
    { type: 'array', items: [str, int], additionalItems: false },
    { type: 'array', items: [str, int] },
  ],
  ['undeclared: items as an empty array', '=', { type: 'array', items: [] }, { type: 'array' }],
  [
    'draft-04: a tuple gets a rest',
    '>',
    { $schema: 'http://json-schema.org/draft-04/schema#', type: 'array', items: [str] },
    { $schema: 'http://json-schema.org/draft-04/schema#', type: 'array', items: [str], additionalItems: int },
  ],
  [
    'unevaluatedItems beside a tuple',
    '=',
    tuple([str], { unevaluatedItems: false }),
    tuple([str], { items: false }),
  ],
  [
    'unevaluatedItems sees into allOf',
    '=',
    { type: 'array', allOf: [{ prefixItems: [str] }], unevaluatedItems: false },
    tuple([str], { items: false }),
  ],
  // contains.
  ['contains added', '>', arr(num), arr(num, { contains: int })],
  ['contains is not empty', '<', arr(num, { contains: int }), { type: 'array', minItems: 1 }],
  ['contains widens', '<', arr({}, { contains: int }), arr({}, { contains: num })],
  ['contains any is minItems 1', '=', { type: 'array', contains: true }, { type: 'array', minItems: 1 }],
  ['contains what all items are', '=', arr(str, { contains: str }), arr(str, { minItems: 1 })],
  ['contains what no item is', '=', arr(str, { contains: int }), false],
  ['minContains 0', '=', { type: 'array', contains: int, minContains: 0 }, { type: 'array' }],
  ['minContains rises', '>', { contains: int }, { contains: int, minContains: 2 }],
  ['maxContains falls', '>', { contains: int, maxContains: 3 }, { contains: int, maxContains: 2 }],
  [
    'minContains of all is minItems',
    '=',
    arr(int, { contains: int, minContains: 2 }),
    arr(int, { minItems: 2 }),
  ],
  ['maxContains without contains', '=', { type: 'array' }, { type: 'array', maxContains: 1 }],
  [
    'at most none of them',
    '=',
    { type: 'array', contains: int, minContains: 0, maxContains: 0 },
    arr({ not: int }),
  ],
  // Nested.
  ['a list of lists', '<', arr(arr(int)), arr(arr(num))],
  [
    'a list of objects, one more required',
    '>',
    arr({ type: 'object' }),
    arr({ type: 'object', required: ['id'] }),
  ],
  [
    'a list of objects, optional property added',
    '>',
    arr({ type: 'object' }),
    arr({ type: 'object', properties: { a: str } }),
  ],
  ['a list of enums grows', '<', arr({ enum: ['a'] }), arr({ enum: ['a', 'b'] })],
];
