import type { Json, JsonObject } from '../../../src/schema/json.js';
import { type Family, integer, number, pair, range, record } from './family.js';

const tree = (leaf: Json, name = 'node', extra: JsonObject = {}): Json => ({
  $ref: `#/$defs/${name}`,
  $defs: {
    [name]: {
      type: 'object',
      properties: { value: leaf, children: { type: 'array', items: { $ref: `#/$defs/${name}` } } },
      required: ['value'],
      ...extra,
    },
  },
});
const expression = (ops: string[], leaf: Json): Json => ({
  $ref: '#/$defs/e',
  $defs: {
    e: { anyOf: [leaf, { $ref: '#/$defs/op' }] },
    op: {
      oneOf: ops.map(op => ({
        type: 'object',
        properties: { op: { const: op }, left: { $ref: '#/$defs/e' }, right: { $ref: '#/$defs/e' } },
        required: ['op', 'left', 'right'],
        additionalProperties: false,
      })),
    },
  },
});
const mutual = (count: number, last: Json): Json => ({
  $ref: '#/$defs/m0',
  $defs: record(
    count,
    i => `m${i}`,
    i => ({
      type: 'object',
      properties: {
        next: { $ref: `#/$defs/m${(i + 1) % count}` },
        other: { $ref: `#/$defs/m${(i * 7 + 3) % count}` },
        v: i === count - 1 ? last : integer,
      },
    }),
  ),
});

/** Trees, lists and expressions. */
export const recursion: Family = size => [
  pair('tree widened', tree(integer), tree(number), true, false),
  pair('tree renamed', tree(integer), tree(integer, 'other'), true, true),
  pair(
    'tree unrolled',
    tree(integer),
    {
      type: 'object',
      properties: { value: integer, children: { type: 'array', items: { $ref: '#/$defs/node' } } },
      required: ['value'],
      $defs: { node: ((tree(integer) as JsonObject).$defs as JsonObject).node as Json },
    },
    true,
    true,
  ),
  pair(
    'tree requires children: no value',
    tree(integer, 'node', {
      required: ['children'],
      properties: { children: { type: 'array', minItems: 1, items: { $ref: '#/$defs/node' } } },
    }),
    false,
    true,
    true,
  ),
  pair(
    'tree: closed against open',
    tree(integer, 'node', { additionalProperties: false }),
    tree(integer),
    true,
    false,
  ),
  pair(
    'list',
    {
      $ref: '#/$defs/l',
      $defs: {
        l: {
          anyOf: [
            { type: 'null' },
            {
              type: 'object',
              properties: { head: integer, tail: { $ref: '#/$defs/l' } },
              required: ['head', 'tail'],
            },
          ],
        },
      },
    },
    {
      $ref: '#/$defs/l',
      $defs: {
        l: {
          anyOf: [
            { type: 'null' },
            { type: 'object', properties: { head: number, tail: { $ref: '#/$defs/l' } }, required: ['head'] },
          ],
        },
      },
    },
    true,
    false,
  ),
  pair(
    'even list in list',
    {
      $ref: '#/$defs/even',
      $defs: {
        even: {
          anyOf: [
            { type: 'null' },
            { type: 'object', properties: { tail: { $ref: '#/$defs/odd' } }, required: ['tail'] },
          ],
        },
        odd: { type: 'object', properties: { tail: { $ref: '#/$defs/even' } }, required: ['tail'] },
      },
    },
    {
      $ref: '#/$defs/l',
      $defs: {
        l: {
          anyOf: [
            { type: 'null' },
            { type: 'object', properties: { tail: { $ref: '#/$defs/l' } }, required: ['tail'] },
          ],
        },
      },
    },
    true,
    false,
  ),
  pair('mutual', mutual(size, integer), mutual(size, number), true, false),
  pair(
    'mutual reordered',
    mutual(size, integer),
    { ...(mutual(size, integer) as JsonObject), title: 't', type: 'object' },
    true,
    true,
  ),
  pair(
    'expression widened',
    expression(
      range(size, i => `op${i}`),
      integer,
    ),
    expression(
      range(size, i => `op${i}`),
      number,
    ),
    true,
    false,
  ),
  pair(
    'expression one op more',
    expression(
      range(size, i => `op${i}`),
      integer,
    ),
    expression(
      range(size + 1, i => `op${i}`),
      integer,
    ),
    true,
    false,
  ),
  pair(
    'expression reordered',
    expression(
      range(size, i => `op${i}`),
      integer,
    ),
    expression(
      range(size, i => `op${size - 1 - i}`),
      { type: 'integer', title: 'x' },
    ),
    true,
    true,
  ),
  pair(
    'json value',
    {
      $ref: '#/$defs/json',
      $defs: {
        json: {
          anyOf: [
            { type: ['null', 'boolean', 'number', 'string'] },
            { type: 'array', items: { $ref: '#/$defs/json' } },
            { type: 'object', additionalProperties: { $ref: '#/$defs/json' } },
          ],
        },
      },
    },
    true,
    true,
    true,
  ),
  pair(
    'json without null',
    {
      $ref: '#/$defs/json',
      $defs: {
        json: {
          anyOf: [
            { type: ['boolean', 'number', 'string'] },
            { type: 'array', items: { $ref: '#/$defs/json' } },
            { type: 'object', additionalProperties: { $ref: '#/$defs/json' } },
          ],
        },
      },
    },
    true,
    true,
    false,
  ),
  pair(
    'root recursion',
    { type: 'object', properties: { a: { $ref: '#' }, n: integer } },
    { type: 'object', properties: { a: { $ref: '#' }, n: number } },
    true,
    false,
  ),
  pair(
    'dynamic tree',
    {
      $id: 'https://e.org/a',
      $dynamicAnchor: 'node',
      type: 'object',
      properties: { v: integer, c: { type: 'array', items: { $dynamicRef: '#node' } } },
    },
    {
      $id: 'https://e.org/b',
      $dynamicAnchor: 'node',
      type: 'object',
      properties: { v: number, c: { type: 'array', items: { $dynamicRef: '#node' } } },
    },
    true,
    false,
  ),
];
