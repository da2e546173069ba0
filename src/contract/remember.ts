import type { JsonObject } from '../schema/json.js';

/** The collection and the id of an entity. */
export type EntityPath = readonly [collection: string, id: string];

/**
 * Remembers what a pure function comes to for an entity, for as long as its value lives. Values are never changed, and
 * an entity whose text is the same as in the text before is the same object (see `Piece`), so only what was edited is
 * worked out again. `compute` may depend on nothing but the value and its path.
 */
export function rememberEntities<R>(
  compute: (value: JsonObject, path: EntityPath) => R,
): (value: JsonObject, path: EntityPath) => R {
  const known = new WeakMap<JsonObject, { readonly path: EntityPath; readonly result: R }>();
  return (value, path) => {
    const found = known.get(value);
    // One object may stand in two places.
    if (found && found.path[0] === path[0] && found.path[1] === path[1]) return found.result;
    const result = compute(value, path);
    known.set(value, { path, result });
    return result;
  };
}
