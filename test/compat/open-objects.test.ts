import { describe, expect, it } from 'vitest';
import { type CompatOptions, checkContainment } from '../../src/compat/index.js';
import type { Json } from '../../src/schema/json.js';

const declaredOnly: CompatOptions = { openObjects: 'declared-only' };
const person = { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] };
const withAge = { ...person, properties: { ...person.properties, age: { type: 'integer' } } };

describe('declared-only producers', () => {
  it('may be given new optional properties, which strictly speaking breaks open objects', () => {
    expect(checkContainment(person, withAge)).toMatchObject({ verdict: 'incompatible' });
    expect(checkContainment(person, withAge, declaredOnly)).toEqual({ verdict: 'compatible' });
  });

  it.each<[string, Json, Json]>([
    ['inside other objects', { properties: { a: person } }, { properties: { a: withAge } }],
    ['inside arrays', { items: person }, { items: withAge }],
    [
      'behind references',
      { $ref: '#/$defs/p', $defs: { p: person } },
      { $ref: '#/$defs/p', $defs: { p: withAge } },
    ],
    [
      'across allOf',
      { allOf: [person, { properties: { id: {} } }] },
      { properties: { age: { type: 'integer' } } },
    ],
    [
      'in each alternative',
      { oneOf: [person, { required: ['code'], properties: { code: {} }, not: { required: ['name'] } }] },
      { properties: { age: { type: 'integer' } } },
    ],
    [
      'through recursion',
      { $ref: '#/$defs/n', $defs: { n: { properties: { next: { $ref: '#/$defs/n' } } } } },
      {
        $ref: '#/$defs/n',
        $defs: { n: { properties: { next: { $ref: '#/$defs/n' } }, additionalProperties: false } },
      },
    ],
    [
      'with required names, which surely are sent',
      { properties: { a: {} }, required: ['b'] },
      { maxProperties: 2 },
    ],
    [
      'with patterns',
      { properties: { a: {} }, patternProperties: { '^x-': {} } },
      { propertyNames: { pattern: '^(a$|x-)' } },
    ],
  ])('%s', (_, a, b) => {
    const strict = checkContainment(a, b);
    expect(strict.verdict).toBe('incompatible');
    expect(checkContainment(a, b, declaredOnly)).toEqual({ verdict: 'compatible' });
  });

  it.each<[string, Json, Json, Json]>([
    [
      'a declared property changes',
      withAge,
      { properties: { age: { type: 'string' } } },
      { name: '', age: 0 },
    ],
    ['free objects stay free', { type: 'object' }, { properties: { a: { type: 'string' } } }, { a: 0 }],
    [
      'additionalProperties is a declaration',
      { ...person, additionalProperties: { type: 'integer' } },
      { additionalProperties: false, properties: person.properties },
      { name: '', x: 0 },
    ],
    [
      'listed values are declared',
      { properties: { a: {} }, enum: [{ b: 1 }] },
      { maxProperties: 0 },
      { b: 1 },
    ],
    [
      'alternatives that meet declare together',
      {
        type: 'object',
        anyOf: [
          { properties: { a: {} }, required: ['a'] },
          { properties: { b: {} }, required: ['b'] },
        ],
      },
      { maxProperties: 1 },
      { a: null, b: null },
    ],
  ])('still break others: %s', (_, a, b, witness) => {
    const result = checkContainment(a, b, declaredOnly);
    expect(result.verdict).toBe('incompatible');
    if (result.verdict !== 'incompatible') return;
    expect(JSON.stringify(result.witness).length).toBeLessThanOrEqual(JSON.stringify(witness).length + 4);
  });

  it('are refuted by what was recorded', () => {
    const result = checkContainment(person, withAge, {
      ...declaredOnly,
      samples: [{ name: 'Ann', age: 'old' }],
    });
    expect(result).toMatchObject({ verdict: 'incompatible', witness: { age: '' } });
  });
});
