import { isObject, type JsonObject, type JsonPath } from '../../schema/json.js';
import type { Manifest } from '../manifest/workflow.js';
import { rememberAt } from '../remember.js';
import { placedSchemas } from './placed-schemas.js';

/**
 * Makes a search through every schema that a manifest writes down; what was found in one is remembered while it stays as it
 * is, so `find` may depend on nothing but the schema and its path. Module-level calls are marked `@__PURE__`.
 */
export function inEachSchema<F>(
  find: (schema: JsonObject, path: JsonPath) => readonly F[],
): (manifest: Manifest) => Iterable<F> {
  const known = rememberAt(find);
  return function* (manifest) {
    for (const { schema, path } of placedSchemas(manifest)) if (isObject(schema)) yield* known(schema, path);
  };
}
