import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../src/schema/evaluate.js';
import type { Json, JsonObject } from '../../../src/schema/json.js';
import { validatorsOf } from '../../support/run-validators.js';

type Fault = [value: Json, pointer: string, keyword: string];

/** Per keyword: a schema, values that fit, and values that do not with where and why. */
const table: [keyword: string, schema: JsonObject, fits: Json[], faults: Fault[]][] = [
  [
    'type',
    { type: 'string' },
    ['', 'a'],
    [
      [1, '', 'type'],
      [null, '', 'type'],
      [[], '', 'type'],
    ],
  ],
  [
    'type list',
    { type: ['integer', 'null'] },
    [1, 1.0, null],
    [
      [1.5, '', 'type'],
      ['1', '', 'type'],
    ],
  ],
  [
    'integer',
    { type: 'integer' },
    [0, -3, 2.0, 1e300],
    [
      [0.5, '', 'type'],
      ['1', '', 'type'],
    ],
  ],
  [
    'const',
    { const: { a: [1] } },
    [{ a: [1] }],
    [
      [{ a: [2] }, '', 'const'],
      [{ a: [1], b: 1 }, '', 'const'],
    ],
  ],
  [
    'enum',
    { enum: ['a', 1, null] },
    ['a', 1, null],
    [
      ['b', '', 'enum'],
      [false, '', 'enum'],
      ['1', '', 'enum'],
    ],
  ],
  [
    'long enum',
    { enum: [...'abcdefghij'] },
    ['a', 'j'],
    [
      ['k', '', 'enum'],
      [1, '', 'enum'],
    ],
  ],
  [
    'empty enum',
    { enum: [] },
    [],
    [
      [1, '', 'enum'],
      [null, '', 'enum'],
    ],
  ],
  ['minimum', { minimum: 2 }, [2, 3, 'x'], [[1.9, '', 'minimum']]],
  ['exclusiveMinimum', { exclusiveMinimum: 2 }, [2.1], [[2, '', 'exclusiveMinimum']]],
  ['maximum', { maximum: -1 }, [-1, -2], [[0, '', 'maximum']]],
  ['exclusiveMaximum', { exclusiveMaximum: 2 }, [1.9], [[2, '', 'exclusiveMaximum']]],
  [
    'multipleOf',
    { multipleOf: 0.1 },
    [0.3, 1.1, 4.35e1, 'x'],
    [
      [0.35, '', 'multipleOf'],
      [0.30000000000000004, '', 'multipleOf'],
    ],
  ],
  [
    'multipleOf whole',
    { multipleOf: 3 },
    [9, -3, 0],
    [
      [10, '', 'multipleOf'],
      [3.0000000000001, '', 'multipleOf'],
    ],
  ],
  [
    'minLength',
    { minLength: 2 },
    ['ab', '🙂🙂', 1],
    [
      ['a', '', 'minLength'],
      ['🙂', '', 'minLength'],
    ],
  ],
  [
    'maxLength',
    { maxLength: 2 },
    ['ab', '🙂🙂'],
    [
      ['abc', '', 'maxLength'],
      ['🙂🙂🙂', '', 'maxLength'],
    ],
  ],
  [
    'pattern',
    { pattern: '^\\p{Lu}/$' },
    ['Ä/', 1],
    [
      ['ä/', '', 'pattern'],
      ['A', '', 'pattern'],
    ],
  ],
  [
    'properties',
    { properties: { a: { type: 'string' } } },
    [{}, { a: 'x' }, [], 1],
    [[{ a: 1 }, '/a', 'type']],
  ],
  [
    'required',
    { required: ['a', 'toString'] },
    [{ a: 1, toString: 2 }, 1],
    [
      [{ a: 1 }, '', 'required'],
      [{ toString: 1 }, '', 'required'],
    ],
  ],
  [
    'inherited names',
    { properties: { constructor: { type: 'string' }, ['__proto__']: { type: 'string' } } },
    [{}, JSON.parse('{"__proto__":"a"}')],
    [
      [JSON.parse('{"__proto__":1}'), '/__proto__', 'type'],
      [JSON.parse('{"constructor":1}'), '/constructor', 'type'],
    ],
  ],
  [
    'additionalProperties: false',
    { properties: { a: {}, b: {} }, additionalProperties: false },
    [{}, { a: 1 }, { a: 1, b: 1 }, 'x'],
    [
      [{ c: 1 }, '/c', 'additionalProperties'],
      [{ a: 1, 'x/~': 1 }, '/x~1~0', 'additionalProperties'],
    ],
  ],
  [
    'additionalProperties',
    { properties: { a: {} }, additionalProperties: { type: 'number' } },
    [{ a: 'x', b: 1 }],
    [[{ b: 'x' }, '/b', 'type']],
  ],
  [
    'nothing allowed',
    { type: 'object', additionalProperties: false },
    [{}],
    [[{ a: 1 }, '', 'additionalProperties']],
  ],
  [
    'patternProperties',
    { patternProperties: { '^x-': { type: 'number' }, y$: { minimum: 2 } } },
    [{ 'x-a': 1, b: 'c' }, { 'x-y': 2 }],
    [
      [{ 'x-a': 'b' }, '/x-a', 'type'],
      [{ 'x-y': 1 }, '/x-y', 'minimum'],
    ],
  ],
  [
    'propertyNames',
    { propertyNames: { maxLength: 2 } },
    [{ ab: 1 }, {}],
    [[{ abc: 1 }, '/abc', 'propertyNames']],
  ],
  ['minProperties', { minProperties: 1 }, [{ a: 1 }], [[{}, '', 'minProperties']]],
  ['maxProperties', { maxProperties: 1 }, [{ a: 1 }], [[{ a: 1, b: 2 }, '', 'maxProperties']]],
  [
    'dependentRequired',
    { dependentRequired: { a: ['b'] } },
    [{}, { b: 1 }, { a: 1, b: 1 }],
    [[{ a: 1 }, '', 'dependentRequired']],
  ],
  [
    'dependentSchemas',
    { dependentSchemas: { a: { properties: { b: { type: 'string' } } } } },
    [{ b: 1 }, { a: 1, b: 'x' }],
    [[{ a: 1, b: 1 }, '/b', 'type']],
  ],
  ['items', { items: { type: 'string' } }, [[], ['a'], {}], [[['a', 1], '/1', 'type']]],
  [
    'prefixItems',
    { prefixItems: [{ type: 'string' }, { type: 'number' }], items: false },
    [[], ['a'], ['a', 1]],
    [
      [[1], '/0', 'type'],
      [['a', 1, 2], '', 'items'],
    ],
  ],
  ['minItems', { minItems: 1 }, [[1]], [[[], '', 'minItems']]],
  ['maxItems', { maxItems: 1 }, [[], [1]], [[[1, 2], '', 'maxItems']]],
  [
    'uniqueItems',
    { uniqueItems: true },
    [
      [1, '1', true, null],
      [{ a: 1 }, { a: 2 }],
    ],
    [
      [[1, 1], '', 'uniqueItems'],
      [
        [
          { a: 1, b: 2 },
          { b: 2, a: 1 },
        ],
        '',
        'uniqueItems',
      ],
    ],
  ],
  [
    'contains',
    { contains: { type: 'string' } },
    [[1, 'a']],
    [
      [[1], '', 'contains'],
      [[], '', 'contains'],
    ],
  ],
  [
    'minContains',
    { contains: { type: 'string' }, minContains: 2, maxContains: 3 },
    [['a', 'b']],
    [
      [['a'], '', 'minContains'],
      [['a', 'b', 'c', 'd'], '', 'maxContains'],
    ],
  ],
  ['minContains 0', { contains: { type: 'string' }, minContains: 0 }, [[], [1]], []],
  [
    'allOf',
    { allOf: [{ type: 'object', required: ['a'] }, { required: ['b'] }] },
    [{ a: 1, b: 1 }],
    [
      [{ a: 1 }, '', 'required'],
      [1, '', 'type'],
    ],
  ],
  ['anyOf', { anyOf: [{ type: 'string' }, { minimum: 5 }] }, ['a', 5, null], [[4, '', 'anyOf']]],
  [
    'oneOf',
    { oneOf: [{ multipleOf: 2 }, { multipleOf: 3 }] },
    [2, 3],
    [
      [6, '', 'oneOf'],
      [5, '', 'oneOf'],
    ],
  ],
  [
    'discriminated oneOf',
    {
      oneOf: [
        {
          type: 'object',
          properties: { kind: { const: 'a' }, n: { type: 'number' } },
          required: ['kind', 'n'],
        },
        { type: 'object', properties: { kind: { enum: ['b', 'c'] } }, required: ['kind'] },
      ],
    },
    [{ kind: 'a', n: 1 }, { kind: 'c' }],
    [
      [{ kind: 'a', n: 'x' }, '/n', 'type'],
      [{ kind: 'd' }, '/kind', 'oneOf'],
      [{}, '', 'required'],
      [1, '', 'type'],
    ],
  ],
  ['not', { not: { type: 'string' } }, [1], [['a', '', 'not']]],
  [
    'if/then/else',
    // biome-ignore lint/suspicious/noThenProperty: `then` is the JSON Schema keyword.
    { if: { type: 'string' }, then: { minLength: 2 }, else: { type: 'number' } },
    ['ab', 1],
    [
      ['a', '', 'minLength'],
      [null, '', 'type'],
    ],
  ],
  [
    'unevaluatedProperties',
    {
      allOf: [{ properties: { a: {} } }],
      anyOf: [{ properties: { b: { const: 1 } }, required: ['b'] }, true],
      unevaluatedProperties: false,
    },
    [{ a: 1 }, { a: 1, b: 1 }],
    [
      [{ b: 2 }, '/b', 'unevaluatedProperties'],
      [{ c: 1 }, '/c', 'unevaluatedProperties'],
    ],
  ],
  [
    'unevaluatedProperties with $ref',
    {
      $ref: '#/$defs/base',
      properties: { b: {} },
      unevaluatedProperties: false,
      $defs: { base: { properties: { a: { type: 'string' } } } },
    },
    [{ a: 'x', b: 1 }],
    [
      [{ a: 'x', c: 1 }, '/c', 'unevaluatedProperties'],
      [{ a: 1 }, '/a', 'type'],
    ],
  ],
  [
    'unevaluatedItems',
    { prefixItems: [true], contains: { const: 'x' }, unevaluatedItems: false },
    [['a', 'x'], ['x']],
    [[['x', 'y'], '/1', 'unevaluatedItems']],
  ],
  [
    '$ref to itself',
    { type: 'object', properties: { next: { $ref: '#' } }, additionalProperties: false },
    [{}, { next: { next: {} } }],
    [
      [{ next: { next: 1 } }, '/next/next', 'type'],
      [{ next: { x: 1 } }, '/next/x', 'additionalProperties'],
    ],
  ],
  [
    '$dynamicRef',
    {
      $id: 'https://x.test/strict',
      $dynamicAnchor: 'node',
      $ref: 'tree',
      unevaluatedProperties: false,
      $defs: {
        tree: {
          $id: 'tree',
          $dynamicAnchor: 'node',
          type: 'object',
          properties: { kids: { type: 'array', items: { $dynamicRef: '#node' } } },
        },
      },
    },
    [{ kids: [{}] }],
    [[{ kids: [{ x: 1 }] }, '/kids/0/x', 'unevaluatedProperties']],
  ],
  [
    'pointer of odd keys',
    { properties: { 'a/b~c`${d}': { type: 'string' } } },
    [{}],
    [[{ 'a/b~c`${d}': 1 }, '/a~1b~0c`${d}', 'type']],
  ],
];

describe('each keyword, in both forms', () => {
  for (const [name, schema, fits, faults] of table)
    it(name, () => {
      const { validators, problems } = validatorsOf(schema);
      expect(problems).toEqual([]);
      for (const value of fits) {
        expect(validators?.is(value), JSON.stringify(value)).toBe(true);
        expect(validators?.explain(value)).toEqual([]);
      }
      for (const [value, pointer, keyword] of faults) {
        expect(validators?.is(value), JSON.stringify(value)).toBe(false);
        const issues = validators?.explain(value) ?? [];
        expect(issues[0], JSON.stringify(value)).toMatchObject({ pointer, keyword });
        for (const issue of issues) expect(issue.message).not.toBe('');
      }
    });

  it('says the same as the interpreter of the same schemas', () => {
    for (const [name, schema, fits, faults] of table)
      for (const value of [...fits, ...faults.map(([value]) => value)]) {
        expect(validatorsOf(schema).validators?.is(value), `${name} ${JSON.stringify(value)}`).toBe(
          evaluate(schema, value).length === 0,
        );
      }
  });
});
