// biome-ignore-all lint/suspicious/noThenProperty: `then` is the JSON Schema keyword.
import type { Json } from '../../../src/schema/json.js';
import { type Family, integer, number, pair, range, string } from './family.js';

/** Branches that nothing tells apart at once: optional tags, overlapping members, ranges. */
export const loose: Family = size => {
  const overlapping = range(size, i => ({
    type: 'object',
    properties: { [`k${i}`]: integer },
    required: [`k${i}`],
  }));
  const optionalTag = range(size, i => ({
    type: 'object',
    properties: { type: { const: i }, v: i % 2 ? integer : string },
  }));
  const bands = range(size, i => ({ type: 'integer', minimum: i * 10, maximum: i * 10 + 9 }));
  const lengths = range(size, i => ({ type: 'string', minLength: i, maxLength: i }));
  const prefixes = range(size, i => ({ type: 'string', pattern: `^p${i}-` }));
  const tuples = range(size, i => ({
    type: 'array',
    prefixItems: [{ const: `op${i}` }, integer],
    minItems: 2,
  }));
  const required = range(size, i => ({ required: [`k${i}`] }));
  return [
    pair('loose: keys reordered', { anyOf: overlapping }, { anyOf: overlapping.toReversed() }, true, true),
    pair('loose: keys one removed', { anyOf: overlapping }, { anyOf: overlapping.slice(1) }, false, true),
    pair(
      'loose: keys tightened',
      { anyOf: overlapping },
      {
        anyOf: overlapping.with(1, {
          type: 'object',
          properties: { k1: { type: 'integer', minimum: 0 } },
          required: ['k1'],
        }),
      },
      false,
      true,
    ),
    pair(
      'loose: optional tags reordered',
      { anyOf: optionalTag },
      { anyOf: optionalTag.toReversed() },
      true,
      true,
    ),
    pair(
      'loose: optional tags, one removed',
      { anyOf: optionalTag },
      { anyOf: optionalTag.slice(1) },
      false,
      true,
    ),
    pair(
      'loose: bands merge',
      { anyOf: bands },
      { type: 'integer', minimum: 0, maximum: size * 10 - 1 },
      true,
      true,
    ),
    pair(
      'loose: bands with a hole',
      { type: 'integer', minimum: 0, maximum: size * 10 - 1 },
      { anyOf: bands.toSpliced(size >> 1, 1) },
      false,
      true,
    ),
    pair('loose: lengths merge', { anyOf: lengths }, { type: 'string', maxLength: size - 1 }, true, true),
    pair('loose: prefixes', { anyOf: prefixes }, { type: 'string', pattern: '^p\\d+-' }, true, false),
    pair('loose: prefixes reordered', { anyOf: prefixes }, { anyOf: prefixes.toReversed() }, true, true),
    pair('loose: tuples reordered', { anyOf: tuples }, { anyOf: tuples.toReversed() }, true, true),
    pair('loose: tuples one removed', { anyOf: tuples }, { anyOf: tuples.slice(1) }, false, true),
    pair(
      'loose: at least one of the keys',
      { type: 'object', anyOf: required },
      { type: 'object', anyOf: required.slice(1) },
      false,
      true,
    ),
    pair(
      'loose: exactly one of the keys',
      { type: 'object', oneOf: required },
      { type: 'object', anyOf: required },
      true,
      false,
    ),
    pair(
      'loose: exactly one, reordered',
      { type: 'object', oneOf: required },
      { type: 'object', oneOf: required.toReversed() },
      true,
      true,
    ),
    pair(
      'loose: exactly one, one more',
      { type: 'object', oneOf: required },
      { type: 'object', oneOf: [...required, { required: ['more'] }] },
      false,
      false,
    ),
    pair(
      'loose: none of the keys',
      { type: 'object', not: { anyOf: required } },
      { type: 'object', not: { required: ['k0'] } },
      true,
      false,
    ),
    pair(
      'loose: if chain',
      {
        allOf: range(size, i => ({
          if: { properties: { kind: { const: i } }, required: ['kind'] },
          then: { required: [`k${i}`] },
        })),
      },
      {
        allOf: range(size - 1, i => ({
          if: { properties: { kind: { const: i } }, required: ['kind'] },
          then: { required: [`k${i}`] },
        })),
      },
      true,
      false,
    ),
    pair(
      'loose: if chain closed kinds',
      {
        type: 'object',
        properties: { kind: { enum: range(size, i => `x${i}`) } },
        required: ['kind'],
        allOf: range(size, i => ({
          if: { properties: { kind: { const: `x${i}` } } },
          then: { properties: { value: i % 2 ? integer : string } },
        })),
      },
      {
        type: 'object',
        properties: { kind: { enum: range(size, i => `x${i}`) } },
        required: ['kind'],
        allOf: range(size, i => ({
          if: { properties: { kind: { const: `x${i}` } } },
          then: { properties: { value: i % 2 ? number : string } },
        })),
      },
      true,
      false,
    ),
    pair(
      'loose: if chain as union',
      {
        type: 'object',
        properties: { kind: { enum: range(size, i => `x${i}`) } },
        required: ['kind'],
        allOf: range(size, i => ({
          if: { properties: { kind: { const: `x${i}` } } },
          then: { properties: { value: i % 2 ? integer : string } },
        })),
      },
      {
        oneOf: range(size, i => ({
          type: 'object',
          properties: { kind: { const: `x${i}` }, value: i % 2 ? integer : string },
          required: ['kind'],
        })),
      },
      true,
      true,
    ),
    pair(
      'loose: nested else chain',
      range(size, i => i).reduceRight<Json>(
        (rest, i) => ({
          if: { properties: { kind: { const: i } }, required: ['kind'] },
          then: { required: [`k${i}`] },
          else: rest,
        }),
        true,
      ),
      range(size, i => i).reduceRight<Json>(
        (rest, i) => ({
          if: { properties: { kind: { const: i } }, required: ['kind'] },
          then: { required: i === size - 1 ? [] : [`k${i}`] },
          else: rest,
        }),
        true,
      ),
      true,
      false,
    ),
  ];
};
