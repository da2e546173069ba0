import { describe, expect, it } from 'vitest';
import { isMultipleOf } from '../../src/schema/decimal.js';
import { createEvaluator, evaluate, type Issue } from '../../src/schema/evaluate.js';
import type { Json } from '../../src/schema/json.js';
import { loadSchema } from '../../src/schema/resolve.js';

const order: Json = {
  type: 'object',
  required: ['id', 'lines'],
  properties: {
    id: { type: 'string', minLength: 1 },
    lines: { type: 'array', minItems: 1, items: { $ref: '#/$defs/line' } },
    pay: {
      oneOf: [
        { type: 'object', required: ['kind'], properties: { kind: { const: 'cash' } } },
        {
          type: 'object',
          required: ['kind', 'number'],
          properties: { kind: { const: 'card' }, number: { type: 'string', pattern: '^\\d+$' } },
        },
      ],
    },
  },
  additionalProperties: false,
  $defs: { line: { type: 'object', properties: { amount: { type: 'number', multipleOf: 0.01 } } } },
};

/** The innermost issue. */
const sharpest = (issues: readonly Issue[]): Issue | undefined => {
  const [first] = issues;
  return first?.causes?.length ? sharpest(first.causes) : first;
};

describe('issues', () => {
  it.each<[string, Json, Partial<Issue>]>([
    ['a type', [], { path: '', keyword: 'type', message: 'must be an object', schemaPath: '/type' }],
    [
      'a missing property',
      { id: 'a' },
      { path: '', keyword: 'required', message: 'must have the property `lines`' },
    ],
    [
      'a length',
      { id: '', lines: [{}] },
      { path: '/id', message: 'must have at least 1 character', schemaPath: '/properties/id/minLength' },
    ],
    [
      'behind a reference',
      { id: 'a', lines: [{}, { amount: 0.001 }] },
      {
        path: '/lines/1/amount',
        message: 'must be a multiple of 0.01',
        schemaPath: '/$defs/line/properties/amount/multipleOf',
      },
    ],
    [
      'an unknown property, escaped',
      { id: 'a', lines: [{}], 'a/b~': 1 },
      { path: '/a~1b~0', keyword: 'additionalProperties', message: 'is not a known property' },
    ],
    [
      'the alternative that came closest',
      { id: 'a', lines: [{}], pay: { kind: 'card', number: 'x' } },
      {
        path: '/pay/number',
        keyword: 'pattern',
        schemaPath: '/properties/pay/oneOf/1/properties/number/pattern',
      },
    ],
  ])('name the place: %s', (_, value, issue) =>
    expect(sharpest(evaluate(order, value))).toMatchObject(issue),
  );

  it('are all found, not only the first', () => {
    expect(evaluate(order, { id: 1, lines: [], x: 0 }).map(issue => issue.path)).toEqual([
      '/id',
      '/lines',
      '/x',
    ]);
  });

  it('agree with the fast answer', () => {
    const evaluator = createEvaluator(loadSchema(order).value);
    const good = { id: 'a', lines: [{ amount: 19.99 }], pay: { kind: 'cash' } };
    expect(evaluator.issuesOf(good)).toEqual([]);
    expect(evaluator.accepts(good)).toBe(true);
    expect(evaluator.accepts({ ...good, id: '' })).toBe(false);
  });
});

describe('traps', () => {
  it('takes __proto__ and constructor for ordinary names', () => {
    const schema = JSON.parse(
      '{"properties":{"__proto__":{"type":"string"}},"required":["constructor"]}',
    ) as Json;
    expect(evaluate(schema, {}).map(issue => issue.keyword)).toEqual(['required']);
    expect(evaluate(schema, JSON.parse('{"__proto__":1,"constructor":1}') as Json)[0]?.path).toBe(
      '/__proto__',
    );
  });

  it('refuses values nested beyond reason instead of overflowing', () => {
    let deep: Json = 0;
    for (let i = 0; i < 3000; i++) deep = [deep];
    const schema = { $ref: '#/$defs/tree', $defs: { tree: { items: { $ref: '#/$defs/tree' } } } };
    expect(evaluate(schema, deep)[0]).toMatchObject({ keyword: 'depth', message: 'is nested too deeply' });
  });

  it('ends where a schema applies itself to the same value', () => {
    expect(evaluate({ $ref: '#', type: 'string' }, 'a')).toEqual([]);
    expect(evaluate({ allOf: [{ $ref: '#' }], type: 'string' }, 1)).toHaveLength(1);
  });

  it('reads patterns that are only valid without the u flag', () => {
    expect(evaluate({ pattern: '^[a-z\\-\\@]+\\-$' }, 'a@-')).toEqual([]);
    expect(evaluate({ pattern: '^[a-z\\-]+$' }, 'A')).toHaveLength(1);
  });

  it('counts code points', () => {
    expect(evaluate({ maxLength: 1 }, '😀')).toEqual([]);
    expect(evaluate({ minLength: 2 }, '😀')).toHaveLength(1);
  });

  it('tells of keywords that it could not decide', () => {
    const undecided: string[] = [];
    const schema = { properties: { a: { pattern: '(' }, b: { $ref: '#/$defs/none' } } };
    const options = { onUndecided: (_: unknown, keyword: string) => undecided.push(keyword) };
    expect(evaluate(schema, { a: '' }, options)).toEqual([]);
    expect(undecided).toEqual(['pattern']);
    expect(evaluate(schema, { b: '' }, options)).toEqual([]);
    expect(undecided).toEqual(['pattern', '$ref']);
  });
});

describe('format', () => {
  const formats = new Map([['even-length', (text: string) => text.length % 2 === 0]]);

  it('is an annotation until it is switched on, and for names nobody knows', () => {
    const schema = { properties: { a: { format: 'even-length' }, b: { format: 'unheard-of' } } };
    expect(evaluate(schema, { a: 'odd', b: 'b' }, { formats })).toEqual([]);
    expect(evaluate(schema, { a: 'odd', b: 'b' }, { formats, assertFormat: true })).toMatchObject([
      { path: '/a', keyword: 'format', message: 'must be a valid even-length' },
    ]);
  });
});

describe('exact decimals', () => {
  it.each<[number, number, boolean]>([
    [0.3, 0.1, true],
    [19.99, 0.01, true],
    [1.1, 0.2, false],
    [1e21, 7, false],
    [1e-7, 1e-8, true],
    [2 ** 60, 1, true],
    [1e308, 0.123456789, false],
    [-4.5, 1.5, true],
    [0, 3, true],
  ])('%d is a multiple of %d: %s', (value, divisor, is) => expect(isMultipleOf(value, divisor)).toBe(is));
});
