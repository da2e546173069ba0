import type { Json, JsonObject } from '../../../src/schema/json.js';
import { type Family, integer, number, pair, range, record, string } from './family.js';

/** Libraries of models that extend each other. */
export const openApi: Family = size => {
  const base = {
    type: 'object',
    properties: { id: string, createdAt: { type: 'string', format: 'date-time' } },
    required: ['id'],
  };
  const model = (i: number, leaf: Json): JsonObject => ({
    allOf: [
      { $ref: '#/$defs/base' },
      {
        type: 'object',
        properties: {
          kind: { const: `m${i}` },
          parent: { $ref: `#/$defs/m${(i + 1) % size}` },
          items: { type: 'array', items: { $ref: '#/$defs/any' } },
          leaf,
        },
        required: ['kind'],
      },
    ],
  });
  const library = (leaf: (i: number) => Json, order = range(size, i => i)): Json => ({
    $ref: '#/$defs/any',
    $defs: {
      base,
      any: { oneOf: order.map(i => ({ $ref: `#/$defs/m${i}` })) },
      ...record(
        size,
        i => `m${i}`,
        i => model(i, leaf(i)),
      ),
    },
  });
  return [
    pair(
      'models reordered',
      library(() => integer),
      library(
        () => integer,
        range(size, i => size - 1 - i),
      ),
      true,
      true,
    ),
    pair(
      'models one leaf widened',
      library(() => integer),
      library(i => (i === 1 ? number : integer)),
      true,
      false,
    ),
    pair(
      'models every leaf widened',
      library(() => integer),
      library(() => number),
      true,
      false,
    ),
    pair(
      'models unevaluated',
      { ...(library(() => integer) as JsonObject), unevaluatedProperties: false },
      library(() => integer),
      true,
      false,
    ),
    pair(
      'draft-07',
      {
        $schema: 'http://json-schema.org/draft-07/schema#',
        definitions: {
          m: {
            type: 'object',
            properties: {
              next: { $ref: '#/definitions/m' },
              pair: { type: 'array', items: [string, integer], additionalItems: false },
            },
            dependencies: { a: ['b'] },
          },
        },
        type: 'array',
        items: { $ref: '#/definitions/m' },
      },
      {
        $schema: 'http://json-schema.org/draft-07/schema#',
        definitions: {
          m: {
            type: 'object',
            properties: {
              next: { $ref: '#/definitions/m' },
              pair: { type: 'array', items: [string, number] },
            },
          },
        },
        type: 'array',
        items: { $ref: '#/definitions/m' },
      },
      true,
      false,
    ),
  ];
};
