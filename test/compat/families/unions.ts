import type { Json, JsonObject } from '../../../src/schema/json.js';
import { event, type Family, integer, pair, range, string } from './family.js';

/** Unions of events with one branch changed, added, removed or moved. */
export const unions: Family = size =>
  (['anyOf', 'oneOf'] as const).flatMap(keyword => {
    const of = (branches: Json[]): Json => ({ [keyword]: branches });
    const plain = range(size, i => event(i));
    const closed = range(size, i => event(i, { additionalProperties: false }));
    const refs = (branches: Json[]): Json => ({
      [keyword]: branches.map((_, i) => ({ $ref: `#/$defs/e${i}` })),
      $defs: Object.fromEntries(branches.map((branch, i) => [`e${i}`, branch])),
    });
    const middle = size >> 1;
    const changed = (list: Json[]) => list.with(middle, event(middle, { required: ['tags'] }));
    const optional = event(middle, { properties: { priority: integer } });
    return [
      pair(`${keyword} reordered`, of(plain), of(plain.toReversed()), true, true),
      pair(`${keyword} reordered refs`, refs(closed), refs(closed.toReversed()), true, true),
      pair(`${keyword} one removed`, of(plain), of(plain.toSpliced(middle, 1)), false, true),
      pair(`${keyword} one added`, of(plain), of([event(size), ...plain]), true, false),
      pair(`${keyword} one requires more`, of(plain), of(changed(plain)), false, true),
      pair(`${keyword} refs: one requires more`, refs(plain), refs(changed(plain)), false, true),
      pair(`${keyword} one names an optional`, of(plain), of(plain.with(middle, optional)), false, true),
      pair(`${keyword} closed opened`, of(closed), of(plain), true, false),
      pair(
        `${keyword} through allOf`,
        of(plain),
        { allOf: [of(plain.toReversed()), { type: 'object' }] },
        true,
        true,
      ),
      pair(
        `${keyword} base beside it`,
        of(plain),
        {
          type: 'object',
          required: ['type'],
          properties: { id: string },
          ...(of(plain.toReversed()) as JsonObject),
        },
        true,
        true,
      ),
      pair(
        `${keyword} against one open event`,
        of(plain),
        {
          type: 'object',
          properties: { type: { enum: range(size, i => `event-${i}`) }, id: string },
          required: ['id'],
        },
        true,
        false,
      ),
      pair(
        `${keyword} nested tags`,
        of(
          plain.map((each, i) => ({
            type: 'object',
            properties: { envelope: each, n: { const: i % 3 } },
            required: ['envelope'],
          })),
        ),
        of(
          plain.toReversed().map((each, j) => ({
            type: 'object',
            properties: { envelope: each, n: { const: (size - 1 - j) % 3 } },
            required: ['envelope'],
          })),
        ),
        true,
        true,
      ),
    ];
  });
