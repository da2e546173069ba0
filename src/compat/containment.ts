import { equalJson, type Json } from '../schema/json.js';
import { load } from './load.js';
import type { CompatOptions, Containment, LoadedSchema } from './options.js';
import { createSession } from './session.js';

export { load } from './load.js';
export type { CompatOptions, Containment, LoadedSchema } from './options.js';

/**
 * Answers whether every value of `a` is a value of `b`, both JSON Schemas (2020-12; older ones are read as such).
 * "Incompatible" comes with a witness that both schemas have judged; "compatible" is a proof that recorded and
 * drawn values have failed to break; all else is "unknown", with the keyword that made it so.
 */
export function checkContainment(a: Json, b: Json, options: CompatOptions = {}): Containment {
  if (equalJson(a, b)) return { verdict: 'compatible' };
  return checkLoaded(load(a, options), load(b, options), options);
}

/** `checkContainment` for schemas that are loaded already. */
export function checkLoaded(a: LoadedSchema, b: LoadedSchema, options: CompatOptions = {}): Containment {
  return createSession(a, b, options).check('forth');
}

/** A value of the schema, the proof that there is none, or neither. */
export function isSatisfiable(
  schema: Json,
  options: CompatOptions = {},
):
  | { readonly verdict: 'satisfiable'; readonly example: Json }
  | { readonly verdict: 'unsatisfiable' | 'unknown' } {
  const result = checkContainment(schema, false, { ...options, draws: 0 });
  if (result.verdict === 'incompatible') return { verdict: 'satisfiable', example: result.witness };
  return { verdict: result.verdict === 'compatible' ? 'unsatisfiable' : 'unknown' };
}

/** Compares two versions of a schema: `backward`, every old value is valid under new; `forward`, the other way. */
export function compare(
  old: Json,
  next: Json,
  options: CompatOptions = {},
): { readonly backward: Containment; readonly forward: Containment } {
  if (equalJson(old, next))
    return { backward: { verdict: 'compatible' }, forward: { verdict: 'compatible' } };
  return compareLoaded(load(old, options), load(next, options), options);
}

/** `compare` for schemas that are loaded already. */
export function compareLoaded(
  old: LoadedSchema,
  next: LoadedSchema,
  options: CompatOptions = {},
): { readonly backward: Containment; readonly forward: Containment } {
  const session = createSession(old, next, options);
  return { backward: session.check('forth'), forward: session.check('back') };
}
