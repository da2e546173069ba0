import type { Json } from '../../../src/schema/json.js';
import { type Family, integer, number, pair, range, record, string } from './family.js';

const deepObject = (depth: number, leaf: Json, required: boolean): Json =>
  range(depth, i => i).reduce<Json>(
    (inner, i) => ({
      type: 'object',
      properties: { [`l${i % 3}`]: inner, note: string },
      ...(required ? { required: [`l${i % 3}`] } : {}),
    }),
    leaf,
  );
const deepArray = (depth: number, leaf: Json, least: number): Json =>
  range(depth, () => 0).reduce<Json>(inner => ({ type: 'array', items: inner, minItems: least }), leaf);

/** Schemas in schemas. */
export const deep: Family = size => [
  pair(
    'deep: required leaf widened',
    deepObject(size, integer, true),
    deepObject(size, number, true),
    true,
    false,
  ),
  pair(
    'deep: optional leaf widened',
    deepObject(size, integer, false),
    deepObject(size, number, false),
    true,
    false,
  ),
  pair('deep: arrays', deepArray(size, integer, 1), deepArray(size, number, 1), true, false),
  pair('deep: arrays, maybe empty', deepArray(size, integer, 0), deepArray(size, number, 0), true, false),
  pair(
    'deep: anyOf null',
    range(size, i => i).reduce<Json>(
      (inner, i) => ({ anyOf: [{ type: 'null' }, { type: 'object', properties: { [`n${i}`]: inner } }] }),
      integer,
    ),
    range(size, i => i).reduce<Json>(
      (inner, i) => ({ anyOf: [{ type: 'object', properties: { [`n${i}`]: inner } }, { type: 'null' }] }),
      number,
    ),
    true,
    false,
  ),
  pair(
    'deep: allOf chain',
    range(size, i => i).reduce<Json>(
      (inner, i) => ({ allOf: [inner, { properties: { [`p${i}`]: integer } }] }),
      { type: 'object' },
    ),
    {
      type: 'object',
      properties: record(
        size,
        i => `p${i}`,
        () => integer,
      ),
    },
    true,
    true,
  ),
  pair(
    'deep: ref chain',
    {
      $ref: '#/$defs/d0',
      $defs: record(
        size,
        i => `d${i}`,
        i => (i === size - 1 ? integer : { $ref: `#/$defs/d${i + 1}`, minimum: -i }),
      ),
    },
    { type: 'integer', minimum: 0 },
    true,
    true,
  ),
  pair(
    'deep: extends chain',
    {
      $ref: '#/$defs/d0',
      $defs: record(
        size,
        i => `d${i}`,
        i =>
          i === size - 1
            ? { type: 'object' }
            : {
                allOf: [{ $ref: `#/$defs/d${i + 1}` }],
                properties: { [`p${i}`]: string },
                required: [`p${i}`],
              },
      ),
    },
    { type: 'object', required: range(size - 1, i => `p${i}`) },
    true,
    false,
  ),
  pair(
    'deep: not not',
    range(size * 2, () => 0).reduce<Json>(inner => ({ not: inner }), integer),
    number,
    true,
    false,
  ),
  pair(
    'deep: not of objects',
    range(size, i => i).reduce<Json>(
      (inner, i) => ({ not: { type: 'object', properties: { a: inner }, required: ['a'], title: `${i}` } }),
      integer,
    ),
    range(size, i => i).reduce<Json>(
      (inner, i) => ({ not: { type: 'object', properties: { a: inner }, required: ['a'], title: `${i}` } }),
      number,
    ),
    size % 2 === 0,
    size % 2 === 1,
  ),
];
