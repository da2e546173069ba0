import { describe, expect, it } from 'vitest';
import {
  checkAssignability,
  checkContainment,
  explainWitness,
  fieldName,
  load,
} from '../../src/compat/index.js';
import type { Json } from '../../src/schema/json.js';

const object = (properties: { [key: string]: Json }, ...required: string[]): Json => ({
  type: 'object',
  properties,
  required,
});

describe('a mismatch between sender and receiver', () => {
  it.each<[string, Json, Json, string, string]>([
    [
      'a length',
      object({ reason: { type: 'string' } }, 'reason'),
      object({ reason: { type: 'string', minLength: 1 } }, 'reason'),
      '/reason',
      '`reason` must have at least 1 character; the sender may send ""',
    ],
    [
      'presence',
      object({ reason: { type: 'string' } }),
      object({}, 'reason'),
      '',
      'the value must have the property `reason`; the sender may leave it out',
    ],
    [
      'a nested item',
      object({ lines: { type: 'array', items: object({ amount: { type: 'number' } }, 'amount') } }, 'lines'),
      object({ lines: { items: object({ amount: { type: 'integer' } }) } }),
      '/lines/0/amount',
      '`lines[0].amount` must be a whole number; the sender may send 0.5',
    ],
    [
      'an unknown property',
      { ...(object({ a: {}, b: { type: 'boolean' } }, 'b') as object) } as Json,
      { additionalProperties: false, properties: { a: {} } },
      '/b',
      '`b` is not a known property; the sender may send false',
    ],
    [
      'the closest alternative',
      object({ kind: { const: 'card' }, number: { type: 'string' } }, 'kind', 'number'),
      {
        oneOf: [
          object({ kind: { const: 'cash' } }, 'kind'),
          object(
            { kind: { const: 'card' }, number: { type: 'string', pattern: '^\\d{16}$' } },
            'kind',
            'number',
          ),
        ],
      },
      '/number',
      '`number` must match the pattern ^\\d{16}$; the sender may send ""',
    ],
  ])('%s', (_, sender, receiver, path, explanation) => {
    expect(checkAssignability(load(sender), load(receiver))).toMatchObject({
      verdict: 'incompatible',
      path,
      explanation,
    });
  });

  it('is none where the receiver takes more', () => {
    expect(checkAssignability(load({ type: 'integer' }), load({ type: 'number' }))).toEqual({
      verdict: 'compatible',
    });
  });
});

describe('a witness', () => {
  it('is explained in one sentence', () => {
    const result = checkContainment({ type: 'string' }, { enum: ['a', 'b'] });
    if (result.verdict !== 'incompatible') throw new Error(result.verdict);
    expect(explainWitness(result.issues, result.witness)).toBe('the value must be one of "a", "b", not ""');
    expect(explainWitness([])).toBe('the value is accepted');
  });
});

describe('fieldName', () => {
  it.each<[string, string | undefined]>([
    ['', undefined],
    ['/a', 'a'],
    ['/a/0/b-c', 'a[0].b-c'],
    ['/a b/~1/1', '["a b"]["/"][1]'],
  ])('%j is %j', (pointer, name) => expect(fieldName(pointer)).toBe(name));
});
