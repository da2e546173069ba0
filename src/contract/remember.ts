import type { JsonObject, JsonPath } from '../schema/json.js';

/**
 * Remembers what a pure function comes to for a value and its path, for as long as the value lives. Values are never
 * changed, and what stands in an entity whose text is the same as in the text before are the same objects (see `Piece`),
 * so only what was edited is worked out again. `compute` may depend on nothing but the value and its path.
 * Module-level calls are marked `@__PURE__`, so that bundles leave out what they do not use.
 */
export function rememberAt<R>(
  compute: (value: JsonObject, path: JsonPath) => R,
): (value: JsonObject, path: JsonPath) => R {
  const known = new WeakMap<JsonObject, { readonly path: JsonPath; readonly result: R }>();
  return (value, path) => {
    const found = known.get(value);
    // One object may stand in two places.
    if (found && samePath(found.path, path)) return found.result;
    const result = compute(value, path);
    known.set(value, { path, result });
    return result;
  };
}

const samePath = (a: JsonPath, b: JsonPath): boolean =>
  a.length === b.length && a.every((key, i) => key === b[i]);
