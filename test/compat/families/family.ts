import type { Json, JsonObject } from '../../../src/schema/json.js';

/** Two large schemas, and whether all values of the one are values of the other, either way; known by reasoning. */
export interface FamilyPair {
  readonly name: string;
  readonly old: Json;
  readonly next: Json;
  readonly backward: boolean;
  readonly forward: boolean;
}

/** Makes the pairs of a family; the number scales them. */
export type Family = (size: number) => FamilyPair[];

/** One pair. */
export const pair = (
  name: string,
  old: Json,
  next: Json,
  backward: boolean,
  forward: boolean,
): FamilyPair => ({
  name,
  old,
  next,
  backward,
  forward,
});

/** As many as asked for. */
export const range = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));

/** An object of as many members as asked for. */
export const record = (count: number, name: (i: number) => string, make: (i: number) => Json): JsonObject =>
  Object.fromEntries(range(count, i => [name(i), make(i)]));

export const string: Json = { type: 'string' };
export const integer: Json = { type: 'integer' };
export const number: Json = { type: 'number' };

/** An event of an agent protocol, told by `type`. */
export const event = (i: number, extra: JsonObject = {}): JsonObject => ({
  type: 'object',
  properties: {
    type: { const: `event-${i}` },
    id: { type: 'string', minLength: 1 },
    [`field${i % 7}`]: i % 2 === 0 ? integer : string,
    tags: { type: 'array', items: string },
    ...(extra.properties as JsonObject),
  },
  required: ['type', 'id', ...((extra.required as string[]) ?? [])],
  ...(extra.additionalProperties === undefined ? {} : { additionalProperties: extra.additionalProperties }),
});
