import type { Json } from '../schema/json.js';
import type { LoadedSchema } from './options.js';
import { collectPool, createRandom, drawSample } from './sample.js';

/** Looks for a value that breaks the claim of compatibility: examples first, then values drawn along A. */
export function attack(
  a: LoadedSchema,
  b: LoadedSchema,
  breaks: (value: Json) => boolean,
  draws: number,
): Json | undefined {
  if (draws === 0) return undefined;
  const pool = collectPool(b.graph, b.schema, collectPool(a.graph, a.schema));
  const told = pool.values.slice(0, 50).find(breaks);
  if (told !== undefined) return told;
  const random = createRandom(1);
  const place = { schema: a.schema, scope: a.graph.scopeOf(a.schema) };
  for (let i = 0; i < draws; i++) {
    const value = drawSample(a.graph, place, pool, random);
    if (breaks(value)) return value;
  }
  return undefined;
}
