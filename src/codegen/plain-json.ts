import type { Json } from '../schema/json.js';

/** Deeper than any schema that is generated from; what lies below is refused elsewhere, and cut off here. */
const maxDepth = 500;

/** A value as JSON would write it, members that are `undefined` left out; never overflows the stack. */
export function plainJson(value: unknown, depth = 0): Json {
  if (typeof value !== 'object' || value === null) return (value ?? null) as Json;
  if (depth >= maxDepth) return null;
  if (Array.isArray(value)) return value.map(item => plainJson(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([key, member]) => [key, plainJson(member, depth + 1)]),
  );
}
