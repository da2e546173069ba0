// biome-ignore-all lint/suspicious/noThenProperty: `then` is the JSON Schema keyword.
import type { Case } from './case.js';

const str = { type: 'string' };
const int = { type: 'integer' };
const num = { type: 'number' };
const obj = (properties: object, more: object = {}) => ({ type: 'object', properties, ...more }) as const;
const closed = (properties: object, more: object = {}) =>
  obj(properties, { additionalProperties: false, ...more });

/** Members: added, removed, retyped, required, in open, closed and half-open objects. */
export const objects: readonly Case[] = [
  // Open objects: what is not named may be there, of any type.
  ['add an optional property, open', '>', obj({ a: str }), obj({ a: str, b: str })],
  ['add an unconstrained property, open', '=', obj({ a: str }), obj({ a: str, b: {} })],
  ['add `true` as a property, open', '=', obj({ a: str }), obj({ a: str, b: true })],
  ['add a forbidden property, open', '>', obj({ a: str }), obj({ a: str, b: false })],
  ['remove an optional property, open', '<', obj({ a: str, b: str }), obj({ a: str })],
  ['add a required property, open', '>', obj({ a: str }), obj({ a: str, b: str }, { required: ['b'] })],
  ['require an existing property', '>', obj({ a: str }), obj({ a: str }, { required: ['a'] })],
  ['require a property nobody names', '>', obj({ a: str }), obj({ a: str }, { required: ['b'] })],
  ['no longer require', '<', obj({ a: str }, { required: ['a'] }), obj({ a: str })],
  ['an empty list of required', '=', obj({ a: str }), obj({ a: str }, { required: [] })],
  ['require another instead', '#', obj({}, { required: ['a'] }), obj({}, { required: ['b'] })],
  ['rename an optional property, open', '#', obj({ a: str }), obj({ b: str })],
  [
    'rename a required property',
    '#',
    obj({ a: str }, { required: ['a'] }),
    obj({ b: str }, { required: ['b'] }),
  ],
  ['retype a property', '#', obj({ a: str }), obj({ a: int })],
  [
    'retype a required property',
    '#',
    obj({ a: str }, { required: ['a'] }),
    obj({ a: int }, { required: ['a'] }),
  ],
  ['widen integer to number in a property', '<', obj({ a: int }), obj({ a: num })],
  ['allow null for a property', '<', obj({ a: str }), obj({ a: { type: ['string', 'null'] } })],
  ['a default changes nothing', '=', obj({ a: str }), obj({ a: { ...str, default: 'x' } })],
  [
    'a default does not make required harmless',
    '>',
    obj({ a: str }),
    obj({ a: { ...str, default: 'x' } }, { required: ['a'] }),
  ],
  ['order of properties', '=', obj({ a: str, b: int }), obj({ b: int, a: str })],
  ['the type keyword appears', '>', { properties: { a: str } }, obj({ a: str })],
  // Closed objects.
  ['add an optional property, closed', '<', closed({ a: str }), closed({ a: str, b: str })],
  ['remove an optional property, closed', '>', closed({ a: str, b: str }), closed({ a: str })],
  [
    'add a required property, closed',
    '#',
    closed({ a: str }),
    closed({ a: str, b: str }, { required: ['b'] }),
  ],
  ['add `false` as a property, closed', '=', closed({ a: str }), closed({ a: str, b: false })],
  ['close', '>', obj({ a: str }), closed({ a: str })],
  ['open', '<', closed({ a: str }), obj({ a: str })],
  ['close while adding', '>', obj({ a: str }), closed({ a: str, b: str })],
  [
    'additionalProperties true is the default',
    '=',
    obj({ a: str }),
    obj({ a: str }, { additionalProperties: true }),
  ],
  [
    'additionalProperties {} is the default',
    '=',
    obj({ a: str }),
    obj({ a: str }, { additionalProperties: {} }),
  ],
  [
    'a closed object requires what it does not name: nothing is valid',
    '<',
    closed({ a: str }, { required: ['b'] }),
    closed({ a: int }),
  ],
  ['empty closed against empty open', '<', closed({}), obj({})],
  ['empty closed is maxProperties 0', '=', closed({}), { type: 'object', maxProperties: 0 }],
  // Half-open objects: the rest is of a type.
  [
    'add what the rest covers',
    '=',
    obj({ a: str }, { additionalProperties: str }),
    obj({ a: str, b: str }, { additionalProperties: str }),
  ],
  [
    'add wider than the rest',
    '<',
    obj({ a: str }, { additionalProperties: int }),
    obj({ a: str, b: num }, { additionalProperties: int }),
  ],
  [
    'add narrower than the rest',
    '>',
    obj({}, { additionalProperties: num }),
    obj({ b: int }, { additionalProperties: num }),
  ],
  [
    'add other than the rest',
    '#',
    obj({}, { additionalProperties: str }),
    obj({ b: int }, { additionalProperties: str }),
  ],
  [
    'remove what the rest covers',
    '=',
    obj({ a: str, b: str }, { additionalProperties: str }),
    obj({ a: str }, { additionalProperties: str }),
  ],
  ['rest becomes closed', '>', obj({ a: str }, { additionalProperties: str }), closed({ a: str })],
  ['rest becomes open', '<', obj({ a: str }, { additionalProperties: str }), obj({ a: str })],
  [
    'retype the rest',
    '#',
    { type: 'object', additionalProperties: str },
    { type: 'object', additionalProperties: int },
  ],
  [
    'widen the rest',
    '<',
    { type: 'object', additionalProperties: int },
    { type: 'object', additionalProperties: num },
  ],
  [
    'a map becomes a record of strings',
    '>',
    { type: 'object', additionalProperties: str },
    closed({ a: str, b: str }),
  ],
  ['an open object becomes a map', '#', obj({ a: int }), { type: 'object', additionalProperties: str }],
  // Name patterns.
  [
    'a pattern takes over from a name',
    '<',
    closed({ ab: str }),
    { type: 'object', patternProperties: { '^a': str }, additionalProperties: false },
  ],
  [
    'pattern for all names is additionalProperties',
    '=',
    { type: 'object', patternProperties: { '': int } },
    { type: 'object', additionalProperties: int },
  ],
  [
    'pattern becomes narrower',
    '<',
    { type: 'object', patternProperties: { '^a': int } },
    { type: 'object', patternProperties: { '^ab': int } },
  ],
  ['pattern removed, open', '<', { type: 'object', patternProperties: { '^x-': str } }, { type: 'object' }],
  ['pattern added, open', '>', { type: 'object' }, { type: 'object', patternProperties: { '^x-': str } }],
  [
    'pattern added, closed',
    '<',
    closed({ a: str }),
    closed({ a: str }, { patternProperties: { '^x-': str } }),
  ],
  [
    'pattern added that also meets a name',
    '#',
    closed({ 'x-a': num }),
    closed({ 'x-a': num }, { patternProperties: { '^x-': int } }),
  ],
  [
    'overlapping patterns, one redundant',
    '=',
    { patternProperties: { '^a': int, '^ab': num } },
    { patternProperties: { '^a': int } },
  ],
  [
    'patterns that meet in no name',
    '#',
    { patternProperties: { '^a$': int } },
    { patternProperties: { '^b$': int } },
  ],
  [
    'the same names, written differently',
    '=',
    { patternProperties: { '^(a|b)$': int } },
    { properties: { a: int, b: int } },
  ],
  [
    'anchored twice',
    '=',
    { patternProperties: { '^[ab]$': int } },
    { patternProperties: { '^(?:a|b)$': int } },
  ],
  // propertyNames.
  ['names limited', '>', { type: 'object' }, { type: 'object', propertyNames: { pattern: '^[a-z]+$' } }],
  [
    'names as an enum is a closed object',
    '=',
    closed({ a: {}, b: {} }),
    { type: 'object', propertyNames: { enum: ['a', 'b'] } },
  ],
  [
    'names as an enum grows',
    '<',
    { propertyNames: { enum: ['a'] } },
    { propertyNames: { enum: ['a', 'b'] } },
  ],
  ['names are strings anyway', '=', {}, { propertyNames: { type: 'string' } }],
  ['no names at all', '=', { propertyNames: false }, { if: { type: 'object' }, then: { maxProperties: 0 } }],
  [
    'short names only, and the long one required',
    '<',
    obj({}, { propertyNames: { maxLength: 1 }, required: ['ab'] }),
    { type: 'null' },
  ],
  // Sizes.
  ['minProperties rises', '>', { minProperties: 1 }, { minProperties: 2 }],
  ['maxProperties falls', '>', { maxProperties: 2 }, { maxProperties: 1 }],
  [
    'minProperties follows from required',
    '=',
    { type: 'object', required: ['a', 'b'] },
    { type: 'object', required: ['a', 'b'], minProperties: 2 },
  ],
  [
    'maxProperties follows from names',
    '=',
    closed({ a: {}, b: {} }),
    closed({ a: {}, b: {} }, { maxProperties: 2 }),
  ],
  [
    'minProperties of all names is required',
    '=',
    closed({ a: str, b: str }, { minProperties: 2 }),
    closed({ a: str, b: str }, { required: ['a', 'b'] }),
  ],
  ['minProperties 0', '=', { type: 'object' }, { type: 'object', minProperties: 0 }],
  // Dependencies, new and old.
  [
    'dependentRequired added',
    '>',
    obj({ a: str, b: str }),
    obj({ a: str, b: str }, { dependentRequired: { a: ['b'] } }),
  ],
  [
    'dependentRequired met by required',
    '=',
    obj({}, { required: ['b'] }),
    obj({}, { required: ['b'], dependentRequired: { a: ['b'] } }),
  ],
  [
    'dependentRequired as if/then',
    '=',
    { type: 'object', dependentRequired: { a: ['b'] } },
    { type: 'object', if: { required: ['a'] }, then: { required: ['b'] } },
  ],
  [
    'dependentRequired as anyOf',
    '=',
    { type: 'object', dependentRequired: { a: ['b'] } },
    { type: 'object', anyOf: [{ not: { required: ['a'] } }, { required: ['b'] }] },
  ],
  [
    'dependencies (draft-07) as dependentRequired',
    '=',
    { type: 'object', dependencies: { a: ['b'] } },
    { type: 'object', dependentRequired: { a: ['b'] } },
  ],
  [
    'dependencies with a schema',
    '=',
    { dependencies: { a: { required: ['b'] } } },
    { dependentSchemas: { a: { required: ['b'] } } },
  ],
  ['dependencies grow', '>', { dependencies: { a: ['b'] } }, { dependencies: { a: ['b', 'c'] } }],
  ['dependencies of one name shrink to none', '<', { dependencies: { a: ['b'] } }, { dependencies: {} }],
  [
    'dependentRequired chain',
    '>',
    { dependentRequired: { a: ['b'] } },
    { dependentRequired: { a: ['b'], b: ['c'] } },
  ],
  [
    'a chain says what follows from it',
    '=',
    { dependentRequired: { a: ['b'], b: ['c'] } },
    { dependentRequired: { a: ['b', 'c'], b: ['c'] } },
  ],
  // Nested, and unevaluated.
  ['add a property two levels down', '>', obj({ o: obj({ a: str }) }), obj({ o: obj({ a: str, b: str }) })],
  [
    'require two levels down',
    '>',
    obj({ o: obj({ a: str }) }),
    obj({ o: obj({ a: str }, { required: ['a'] }) }),
  ],
  [
    'require below something that cannot be there',
    '=',
    closed({ a: str }),
    closed({ a: str, o: { allOf: [false, obj({}, { required: ['z'] })] } }),
  ],
  ['flatten a nested object', '#', closed({ o: closed({ a: str }) }), closed({ a: str })],
  [
    'unevaluatedProperties beside properties is additionalProperties',
    '=',
    closed({ a: str }),
    obj({ a: str }, { unevaluatedProperties: false }),
  ],
  [
    'additionalProperties does not see into allOf',
    '>',
    { allOf: [obj({ a: str })], unevaluatedProperties: false },
    { allOf: [obj({ a: str })], additionalProperties: false },
  ],
  [
    'unevaluatedProperties sees into allOf',
    '=',
    { type: 'object', allOf: [obj({ a: str }), obj({ b: int })], unevaluatedProperties: false },
    closed({ a: str, b: int }),
  ],
  [
    'split into allOf, closed each: only the shared names',
    '=',
    { type: 'object', allOf: [closed({ a: str }), closed({ b: int })] },
    closed({}),
  ],
  [
    'unevaluatedProperties by branch',
    '<',
    {
      type: 'object',
      anyOf: [
        { properties: { a: str }, required: ['a'] },
        { properties: { b: str }, required: ['b'] },
      ],
      unevaluatedProperties: false,
    },
    closed({ a: str, b: str }),
  ],
];
