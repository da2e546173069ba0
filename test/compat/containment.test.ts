import { describe, expect, it } from 'vitest';
import { type Containment, checkContainment, compare, isSatisfiable } from '../../src/compat/index.js';
import { evaluate } from '../../src/schema/evaluate.js';
import type { Json } from '../../src/schema/json.js';

const text = (minLength: number) => ({ type: 'string', minLength });
const node = (value: Json) => ({
  $ref: '#/$defs/node',
  $defs: {
    node: {
      type: 'object',
      required: ['value'],
      properties: {
        value,
        next: { $ref: '#/$defs/node' },
        children: { type: 'array', items: { $ref: '#/$defs/node' } },
      },
    },
  },
});
const event = (name: string, payload: Json) => ({
  type: 'object',
  required: ['type', 'data'],
  properties: { type: { const: name }, data: payload },
  additionalProperties: false,
});

/** [what, a, b]: every value of a is a value of b. */
const compatible: readonly (readonly [string, Json, Json])[] = [
  ['integer within number', { type: 'integer' }, { type: 'number' }],
  ['multiples of 0.3 and 0.1', { type: 'number', multipleOf: 0.3 }, { multipleOf: 0.1 }],
  ['both multiples', { allOf: [{ multipleOf: 4 }, { multipleOf: 6 }] }, { multipleOf: 12 }],
  ['two ranges cover the line', {}, { anyOf: [{ not: { minimum: 3 } }, { minimum: 2 }] }],
  ['a range of integers, listed', { type: 'integer', minimum: 1, maximum: 3 }, { enum: [3, 2, 1] }],
  [
    'hex within word characters',
    { type: 'string', pattern: '^[0-9a-f]{8}$' },
    { pattern: '^\\w+$', maxLength: 8 },
  ],
  ['patterns and lengths', { type: 'string', pattern: '^a*$', maxLength: 2 }, { enum: ['', 'a', 'aa'] }],
  [
    'set of two, no three items',
    { type: 'array', items: { enum: [1, 2] }, uniqueItems: true },
    { maxItems: 2 },
  ],
  [
    'contains within items',
    { items: { type: 'string' }, contains: true },
    { contains: { type: ['string', 'null'] } },
  ],
  [
    'one contained of one',
    { type: 'array', maxItems: 1, contains: { type: 'integer' } },
    { items: { type: 'number' } },
  ],
  [
    'closed object, few members',
    { properties: { a: {} }, additionalProperties: false, type: 'object' },
    { maxProperties: 1 },
  ],
  ['names as patterns', { propertyNames: { pattern: '^x' } }, { patternProperties: { '^[^x]': false } }],
  [
    'unevaluated, through a reference',
    { $ref: '#/$defs/b', unevaluatedProperties: false, $defs: { b: { properties: { a: {} } } } },
    { propertyNames: { const: 'a' } },
  ],
  [
    'discriminated unions',
    { oneOf: ['a', 'b', 'c'].map(name => event(name, text(1))) },
    { anyOf: ['c', 'a', 'b', 'd'].map(name => event(name, text(0))) },
  ],
  [
    'oneOf of disjoint as anyOf',
    { anyOf: [{ type: 'string' }, { type: 'null' }] },
    { oneOf: [{ type: 'null' }, { type: 'string' }] },
  ],
  ['recursion', node({ type: 'integer' }), node({ type: 'number' })],
  [
    'recursion, unrolled once',
    node({ type: 'integer' }),
    { $defs: node({ type: 'integer' }).$defs, properties: { next: { $ref: '#/$defs/node' } } },
  ],
  ['nothing is within anything', { allOf: [{ type: 'string' }, { type: 'null' }] }, false],
  [
    'infinite descent has no values',
    {
      $ref: '#/$defs/x',
      $defs: { x: { type: 'object', required: ['x'], properties: { x: { $ref: '#/$defs/x' } } } },
    },
    false,
  ],
  [
    'if and then',
    // biome-ignore lint/suspicious/noThenProperty: `then` is the JSON Schema keyword.
    { if: { required: ['a'] }, then: { required: ['b'] } },
    { dependentRequired: { a: ['b'] } },
  ],
  ['equal formats', { type: 'string', format: 'email' }, { format: 'email' }],
  [
    'draft-07 tuples',
    {
      $schema: 'http://json-schema.org/draft-07/schema#',
      type: 'array',
      items: [{ type: 'integer' }],
      additionalItems: false,
    },
    { maxItems: 1, items: { type: 'number' } },
  ],
  [
    'draft-04 bounds',
    {
      $schema: 'http://json-schema.org/draft-04/schema#',
      type: 'number',
      minimum: 0,
      exclusiveMinimum: true,
    },
    { exclusiveMinimum: 0 },
  ],
  [
    '__proto__ is a name like any other',
    JSON.parse('{"type":"object","properties":{"__proto__":{"type":"integer"}},"required":["__proto__"]}'),
    JSON.parse('{"properties":{"__proto__":{"type":"number"}}}'),
  ],
];

/** [what, a, b, the witness]. */
const incompatible: readonly (readonly [string, Json, Json, Json])[] = [
  ['number, not integer', { type: 'number' }, { type: 'integer' }, 0.5],
  [
    'empty string',
    { type: 'object', required: ['reason'], properties: { reason: { type: 'string' } } },
    { properties: { reason: text(1) } },
    { reason: '' },
  ],
  [
    'code points, not units',
    { type: 'string', pattern: '^\\u{1F600}+$', minLength: 2 },
    { maxLength: 1 },
    '😀😀',
  ],
  ['. does not match line ends', { type: 'string', minLength: 1 }, { pattern: '.' }, '\n'],
  ['new required', { type: 'object' }, { required: ['id'] }, {}],
  [
    'set of three',
    { type: 'array', items: { enum: [1, 2, 3] }, uniqueItems: true },
    { maxItems: 2 },
    [1, 2, 3],
  ],
  ['repeated items', { type: 'array', items: { type: 'integer' } }, { uniqueItems: true }, [0, 0]],
  [
    'a union loses a member',
    { oneOf: ['a', 'b'].map(name => event(name, true)) },
    { oneOf: [event('a', true)] },
    { type: 'b', data: null },
  ],
  ['both of oneOf', { type: 'integer' }, { oneOf: [{ type: 'integer' }, { minimum: 2 }] }, 2],
  ['recursion', node({ type: 'number' }), node({ type: 'integer' }), { value: 0.5 }],
  [
    'deep inside recursion',
    node({ type: 'integer' }),
    { properties: { next: { properties: { next: false } } } },
    { value: 0, next: { value: 0, next: { value: 0 } } },
  ],
  [
    'an open object',
    { type: 'object', properties: { a: {} } },
    { additionalProperties: { type: 'null' }, properties: { a: {} } },
    { x: false },
  ],
  [
    'a name pattern',
    { type: 'object', patternProperties: { '^x-': { type: 'string' } }, additionalProperties: false },
    { patternProperties: { '^x-': { minLength: 1 } } },
    { 'x-': '' },
  ],
  [
    'too many',
    { type: 'object', additionalProperties: { const: 0 } },
    { maxProperties: 2 },
    { x: 0, y: 0, z: 0 },
  ],
  ['minContains', { type: 'array', contains: { const: 1 } }, { contains: { const: 1 }, minContains: 2 }, [1]],
  [
    'a constant object',
    { const: { a: [1, { b: 2 }] } },
    { not: { const: { a: [1, { b: 2 }] } } },
    { a: [1, { b: 2 }] },
  ],
];

describe('compatible', () => {
  it.each(compatible)('%s', (_, a, b) => {
    expect(checkContainment(a, b)).toEqual({ verdict: 'compatible' });
  });
});

describe('incompatible', () => {
  it.each(incompatible)('%s', (_, a, b, witness) => {
    const result = checkContainment(a, b) as Containment & { verdict: 'incompatible' };
    expect(result.verdict).toBe('incompatible');
    expect(result.issues.length).toBeGreaterThan(0);
    expect(evaluate(a, result.witness)).toEqual([]);
    expect(evaluate(b, result.witness)).not.toEqual([]);
    expect(JSON.stringify(result.witness).length).toBeLessThanOrEqual(JSON.stringify(witness).length);
  });
});

describe('unknown', () => {
  it('names a reference that leads nowhere', () => {
    const result = checkContainment(
      { type: 'object', properties: { a: { $ref: 'https://example.org/x' } }, required: ['a'] },
      { properties: { a: { type: 'string' } } },
    );
    expect(result).toMatchObject({ verdict: 'unknown', keyword: '$ref', side: 'a', path: '/properties/a' });
  });

  it('names a pattern that is no regular language', () => {
    const result = checkContainment({ type: 'string', pattern: '^(a+)b\\1$' }, { pattern: '^(?:a{2,})b' });
    expect(result).toMatchObject({ verdict: 'unknown', keyword: 'pattern' });
  });

  it('is what a spent budget gives, soon', () => {
    const hard = (offset: number) => ({
      allOf: Array.from({ length: 30 }, (_, i) => ({
        anyOf: Array.from({ length: 6 }, (_, j) => ({
          properties: { [`p${(i * 7 + j * (offset + 3)) % 40}`]: { multipleOf: i + j + 2 } },
        })),
      })),
    });
    const start = Date.now();
    const result = checkContainment(hard(1), hard(2), { budget: { steps: 300 } });
    expect(result.verdict).not.toBe('compatible');
    expect(Date.now() - start).toBeLessThan(5000);
  });

  it('does not let a broken reference elsewhere hide a plain break', () => {
    const broken = { $ref: '#/$defs/missing' };
    const result = checkContainment(
      { type: 'object', properties: { a: broken, b: { type: 'string' } } },
      { properties: { b: { type: 'integer' } } },
    );
    expect(result).toMatchObject({ verdict: 'incompatible', witness: { b: '' } });
  });
});

describe('options', () => {
  const formats = new Map([
    ['email', (value: string) => /^[^@\s]+@[^@\s]+$/.test(value)],
    ['date', (value: string) => /^\d{4}-\d\d-\d\d$/.test(value)],
  ]);

  it('takes format as an annotation unless told otherwise', () => {
    expect(checkContainment({ type: 'string' }, { format: 'email' }).verdict).toBe('compatible');
    expect(
      checkContainment({ type: 'string' }, { format: 'email' }, { assertFormat: true, formats }).verdict,
    ).toBe('incompatible');
    expect(
      checkContainment(
        { type: 'string', format: 'date' },
        { format: 'email' },
        { assertFormat: true, formats },
      ),
    ).toMatchObject({
      verdict: 'incompatible',
      witness: '2020-01-01',
    });
    expect(
      checkContainment(
        { type: 'string', format: 'date' },
        { format: 'date' },
        { assertFormat: true, formats },
      ).verdict,
    ).toBe('compatible');
  });

  it('tries recorded samples first', () => {
    const result = checkContainment({ type: 'string' }, { enum: ['a'] }, { samples: ['a', 'recorded'] });
    expect(result).toMatchObject({ verdict: 'incompatible' });
  });

  it('does not wait for patterns that could be tried forever', () => {
    const long = `${'a'.repeat(60)}b`;
    const hopeless = '^(a+)+\\1$';
    expect(checkContainment({ const: long }, { pattern: hopeless }).verdict).toBe('unknown');
    const named = { type: 'object', properties: { [long]: { type: 'integer' } }, required: [long] };
    expect(checkContainment(named, { patternProperties: { [hopeless]: { type: 'string' } } }).verdict).toBe(
      'unknown',
    );
    const within = { properties: { a: { pattern: hopeless } } };
    expect(checkContainment({ const: { a: long } }, within).verdict).toBe('unknown');
    expect(checkContainment({ const: long }, { pattern: '^(a+)+$' }).verdict).toBe('incompatible');
  });

  it('compares both ways', () => {
    const { backward, forward } = compare({ type: 'integer' }, { type: 'number' });
    expect([backward.verdict, forward.verdict]).toEqual(['compatible', 'incompatible']);
  });

  it('knows what can be satisfied', () => {
    expect(isSatisfiable({ type: 'integer', minimum: 1.2, maximum: 1.8 }).verdict).toBe('unsatisfiable');
    expect(
      isSatisfiable({ type: 'array', minItems: 2, items: { const: 1 }, uniqueItems: true }).verdict,
    ).toBe('unsatisfiable');
    expect(isSatisfiable(node({ type: 'integer' }))).toMatchObject({
      verdict: 'satisfiable',
      example: { value: 0 },
    });
  });
});
