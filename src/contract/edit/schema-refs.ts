import { isObject, type Json, type JsonPath, setOwn } from '../../schema/json.js';

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

/** Calls `visit` for a schema and each schema inside it; data under `const`, `enum`, `examples` … is no schema. */
export function eachSchema(
  schema: Json,
  path: JsonPath,
  visit: (schema: { [key: string]: Json }, path: JsonPath) => void,
): void {
  if (!isObject(schema)) return;
  visit(schema, path);
  for (const keyword of Object.keys(schema)) {
    const value = schema[keyword] as Json;
    const at = [...path, keyword];
    if (Array.isArray(value)) {
      if (lists.has(keyword)) for (const [i, item] of value.entries()) eachSchema(item, [...at, i], visit);
    } else if (isObject(value)) {
      if (keyed.has(keyword))
        for (const key of Object.keys(value)) eachSchema(value[key] as Json, [...at, key], visit);
      else if (single.has(keyword)) eachSchema(value, at, visit);
    }
  }
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
