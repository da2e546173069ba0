import type { Json } from '../../../src/schema/json.js';
import { type Family, integer, number, pair, range, record, string } from './family.js';

/** Objects of hundreds of members. */
export const wide: Family = size => {
  const properties = (make: (i: number) => Json) => record(size, i => `property${i}`, make);
  return [
    pair(
      'wide: one leaf widened',
      { type: 'object', properties: properties(() => integer), required: range(size, i => `property${i}`) },
      {
        type: 'object',
        properties: properties(i => (i === 3 ? number : integer)),
        required: range(size, i => `property${i}`),
      },
      true,
      false,
    ),
    pair(
      'wide: all optional widened',
      { type: 'object', properties: properties(() => integer) },
      { type: 'object', properties: properties(() => number) },
      true,
      false,
    ),
    pair(
      'wide: closed, required dropped',
      {
        type: 'object',
        properties: properties(() => string),
        required: range(size, i => `property${i}`),
        additionalProperties: false,
      },
      { type: 'object', properties: properties(() => string), additionalProperties: false },
      true,
      false,
    ),
    pair(
      'wide: nullable',
      { type: 'object', properties: properties(() => string) },
      { type: 'object', properties: properties(() => ({ anyOf: [string, { type: 'null' }] })) },
      true,
      false,
    ),
    pair(
      'wide: nullable both',
      { type: 'object', properties: properties(() => ({ type: ['string', 'null'] })) },
      { type: 'object', properties: properties(() => ({ anyOf: [string, { type: 'null' }] })) },
      true,
      true,
    ),
    pair(
      'wide: dependentRequired chain',
      {
        type: 'object',
        dependentRequired: record(
          size,
          i => `k${i}`,
          i => [`k${i + 1}`],
        ),
      },
      { type: 'object', dependentRequired: { k0: [`k${size}`] } },
      true,
      false,
    ),
    pair(
      'wide: dependentSchemas',
      {
        type: 'object',
        dependentSchemas: record(
          size,
          i => `k${i}`,
          i => ({ required: [`m${i}`] }),
        ),
      },
      {
        type: 'object',
        dependentRequired: record(
          size,
          i => `k${i}`,
          i => [`m${i}`],
        ),
      },
      true,
      true,
    ),
    pair(
      'wide: patternProperties',
      {
        type: 'object',
        patternProperties: record(
          Math.min(size, 40),
          i => `^p${i}_`,
          () => integer,
        ),
        additionalProperties: false,
      },
      { type: 'object', patternProperties: { '^p\\d+_': number }, additionalProperties: false },
      true,
      false,
    ),
    pair(
      'wide: pattern against names',
      { type: 'object', patternProperties: { '^property\\d+$': integer }, additionalProperties: false },
      { type: 'object', properties: properties(() => integer), additionalProperties: number },
      true,
      false,
    ),
    pair(
      'wide: minProperties',
      {
        type: 'object',
        properties: properties(() => true),
        additionalProperties: false,
        minProperties: size,
      },
      { type: 'object', required: range(size, i => `property${i}`) },
      true,
      false,
    ),
    pair(
      'wide: maxProperties',
      { type: 'object', properties: properties(() => true), additionalProperties: false },
      { type: 'object', maxProperties: size },
      true,
      false,
    ),
    pair(
      'wide: unevaluated over allOf',
      {
        allOf: range(size, i => ({ properties: { [`property${i}`]: integer } })),
        type: 'object',
        unevaluatedProperties: false,
      },
      { type: 'object', properties: properties(() => integer), additionalProperties: false },
      true,
      true,
    ),
    pair(
      'wide: unions in members',
      {
        type: 'object',
        properties: properties(i => ({
          oneOf: [string, integer, { type: 'array', items: { enum: [i, 'x'] } }],
        })),
        required: range(size, i => `property${i}`),
      },
      {
        type: 'object',
        properties: properties(i => ({
          anyOf: [{ type: 'array', items: { enum: ['x', i] } }, integer, string],
        })),
        required: range(size, i => `property${i}`),
      },
      true,
      true,
    ),
    pair(
      'wide: unions in members, one widened',
      { type: 'object', properties: properties(i => ({ anyOf: [string, { type: 'integer', minimum: i }] })) },
      {
        type: 'object',
        properties: properties(i => ({ anyOf: [string, { type: 'integer', minimum: i === 5 ? 4 : i }] })),
      },
      true,
      false,
    ),
  ];
};
