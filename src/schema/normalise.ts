import { type Dialect, subschemas, unknownInDraft07 } from './dialect.js';
import {
  hasOwn,
  isObject,
  type Json,
  type JsonObject,
  type JsonPath,
  type JsonSchema,
  setOwn,
} from './json.js';

/** Turns the subschema found at `path` (below the object at hand) into its 2020-12 form. */
export type Child = (value: Json, path: JsonPath) => JsonSchema;

/**
 * Rewrites one schema object into 2020-12 vocabulary, its subschemas through `child`; key order is kept.
 * draft-07: array-form `items` → `prefixItems` (+ `additionalItems` → `items`), `dependencies` →
 * `dependentRequired`/`dependentSchemas`, `definitions` → `$defs`, `$id: "#x"` → `$anchor`, siblings of `$ref`
 * and keywords the dialect does not know dropped. `malformed` is told of applicators of the wrong shape.
 */
export function normaliseObject(
  raw: JsonObject,
  dialect: Dialect,
  child: Child,
  malformed: (keyword: string, message: string) => void,
): JsonObject {
  const legacy = dialect === 'draft-07';
  const refOnly = legacy && hasOwn(raw, '$ref');
  const out: JsonObject = {};

  const map = (keyword: string, value: Json): JsonObject => {
    const result: JsonObject = {};
    if (!isObject(value)) malformed(keyword, 'must be an object of schemas');
    else for (const key of Object.keys(value)) setOwn(result, key, child(value[key] as Json, [keyword, key]));
    return result;
  };
  const list = (keyword: string, value: Json): JsonSchema[] => {
    if (Array.isArray(value) && value.length > 0) return value.map((item, i) => child(item, [keyword, i]));
    // 2020-12 and draft-07 both require at least one; draft-07's array-form `items` may be empty.
    if (!(Array.isArray(value) && keyword === 'items'))
      malformed(keyword, 'must be a non-empty array of schemas');
    return [];
  };

  for (const keyword of Object.keys(raw)) {
    const value = raw[keyword] as Json;
    if (refOnly && keyword !== '$ref' && keyword !== 'definitions') continue;
    if (legacy && unknownInDraft07.has(keyword)) continue;
    switch (subschemas[dialect].get(keyword)) {
      case 'one':
        if (keyword !== 'additionalItems') out[keyword] = child(value, [keyword]);
        else if (Array.isArray(raw.items)) out.items = child(value, [keyword]);
        break;
      case 'map':
        out[legacy && keyword === 'definitions' ? '$defs' : keyword] = map(keyword, value);
        break;
      case 'list':
        out[keyword] = list(keyword, value);
        break;
      case 'one-or-list': {
        if (!Array.isArray(value)) out.items = child(value, [keyword]);
        else if (value.length > 0) out.prefixItems = list(keyword, value);
        break;
      }
      case 'map-or-names':
        splitDependencies(value);
        break;
      case undefined:
        if (legacy && keyword === '$id' && typeof value === 'string' && value.startsWith('#'))
          out.$anchor = value.slice(1);
        else setOwn(out, keyword, value);
    }
  }
  return out;

  function splitDependencies(value: Json): void {
    if (!isObject(value)) {
      malformed('dependencies', 'must be an object');
      return;
    }
    const required: JsonObject = {};
    const schemas: JsonObject = {};
    for (const key of Object.keys(value)) {
      const need = value[key] as Json;
      if (Array.isArray(need)) setOwn(required, key, need);
      else setOwn(schemas, key, child(need, ['dependencies', key]));
    }
    if (Object.keys(required).length > 0) out.dependentRequired = required;
    if (Object.keys(schemas).length > 0) out.dependentSchemas = schemas;
  }
}
