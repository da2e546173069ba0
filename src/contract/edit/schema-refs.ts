import { isObject, type Json, type JsonObject, type JsonPath, setOwn } from '../../schema/json.js';

/** A string-valued `$ref` inside a schema. */
export interface SchemaRef {
  readonly ref: string;
  /** Path of the `$ref` value. */
  readonly path: JsonPath;
}

const single = new Set([
  'additionalItems',
  'additionalProperties',
  'contains',
  'contentSchema',
  'else',
  'if',
  'items',
  'not',
  'propertyNames',
  'then',
  'unevaluatedItems',
  'unevaluatedProperties',
]);
const lists = new Set(['allOf', 'anyOf', 'items', 'oneOf', 'prefixItems']);
const keyed = new Set([
  '$defs',
  'definitions',
  'dependencies',
  'dependentSchemas',
  'patternProperties',
  'properties',
]);

/**
 * Calls `visit` for a schema and each schema inside it; data under `const`, `enum`, `examples` … is no schema. The path
 * given is a live one: copy it to keep it.
 */
export function eachSchema(
  schema: Json,
  path: JsonPath,
  visit: (schema: JsonObject, path: JsonPath) => void,
): void {
  if (isObject(schema)) walk(schema, [...path], visit);
}

function walk(
  schema: JsonObject,
  path: (string | number)[],
  visit: (schema: JsonObject, path: JsonPath) => void,
): void {
  visit(schema, path);
  for (const keyword of Object.keys(schema)) {
    const value = schema[keyword];
    if (typeof value !== 'object' || value === null) continue;
    path.push(keyword);
    if (Array.isArray(value)) {
      if (lists.has(keyword)) for (let i = 0; i < value.length; i++) enter(value[i], i, path, visit);
    } else if (keyed.has(keyword)) for (const key of Object.keys(value)) enter(value[key], key, path, visit);
    else if (single.has(keyword)) walk(value, path, visit);
    path.pop();
  }
}

function enter(
  value: Json | undefined,
  key: string | number,
  path: (string | number)[],
  visit: (schema: JsonObject, path: JsonPath) => void,
): void {
  if (!isObject(value)) return;
  path.push(key);
  walk(value, path, visit);
  path.pop();
}

/** Every `$ref` of a schema. */
export function findSchemaRefs(schema: Json, path: JsonPath): SchemaRef[] {
  const found: SchemaRef[] = [];
  eachSchema(schema, path, (at, atPath) => {
    const ref = at.$ref;
    if (typeof ref === 'string') found.push({ ref, path: [...atPath, '$ref'] });
  });
  return found;
}

/** A copy of a JSON value in which `replace` may exchange `$ref`s. */
export function mapSchemaRefs(schema: Json, replace: (ref: string) => string): Json {
  const targets = new Map(findSchemaRefs(schema, []).map(found => [JSON.stringify(found.path), found.ref]));
  const copy = (value: Json, path: JsonPath): Json => {
    if (Array.isArray(value)) return value.map((item, i) => copy(item, [...path, i]));
    if (isObject(value)) {
      const result: { [key: string]: Json } = {};
      for (const key of Object.keys(value)) setOwn(result, key, copy(value[key] as Json, [...path, key]));
      return result;
    }
    const ref = typeof value === 'string' ? targets.get(JSON.stringify(path)) : undefined;
    return ref === undefined ? value : replace(ref);
  };
  return targets.size === 0 ? schema : copy(schema, []);
}
