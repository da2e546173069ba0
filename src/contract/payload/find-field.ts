import { getOwn, isObject, type JsonSchema } from '../../schema/json.js';
import type { Manifest } from '../manifest/workflow.js';
import { followTypes } from './schema.js';

/** Whether a schema declares a field: its schema, `absent`, or `unknown` where only an evaluation could tell. */
export type FoundField = { readonly schema: JsonSchema } | 'absent' | 'unknown';

const combining = ['allOf', 'anyOf', 'oneOf', 'if', 'patternProperties', '$dynamicRef', 'dependentSchemas'];

/** Follows the keys of a pointer through declared fields; lists are entered by any index. */
export function findField(manifest: Manifest, schema: JsonSchema, keys: readonly string[]): FoundField {
  let at: JsonSchema = schema;
  for (const key of keys) {
    const place = followTypes(manifest, { schema: at, path: [] });
    if (!place || !isObject(place.schema)) return place?.schema === false ? 'absent' : 'unknown';
    const next = childOf(place.schema, key);
    if (typeof next === 'string') return next;
    at = next.schema;
  }
  return { schema: at };
}

function childOf(schema: { [key: string]: unknown }, key: string): FoundField {
  const properties = Object.hasOwn(schema, 'properties') ? schema.properties : undefined;
  const declared = isObject(properties) ? getOwn(properties, key) : undefined;
  if (declared !== undefined) return { schema: declared as JsonSchema };
  const items = Object.hasOwn(schema, 'items') ? schema.items : undefined;
  if (/^\d+$/.test(key) && items !== undefined && !Array.isArray(items))
    return { schema: items as JsonSchema };
  if (combining.some(keyword => Object.hasOwn(schema, keyword))) return 'unknown';
  if (isObject(properties)) return isObject(schema.additionalProperties) ? 'unknown' : 'absent';
  const { type } = schema;
  const mayHold = type === undefined || type === 'object' || type === 'array' || Array.isArray(type);
  return mayHold ? 'unknown' : 'absent';
}
