import { subschemas } from './dialect.js';
import { isObject, type JsonObject, type JsonPath, type JsonSchema } from './json.js';

/** A subschema as it sits in its normalised parent. */
export interface Child {
  readonly keyword: string;
  /** Path below the parent, beginning with the keyword. */
  readonly path: JsonPath;
  readonly schema: JsonSchema;
}

const shapes = subschemas['2020-12'];

/** The subschemas of a schema in 2020-12 form, in key order. */
export function childrenOf(schema: JsonObject): Child[] {
  const children: Child[] = [];
  for (const keyword of Object.keys(schema)) {
    const shape = shapes.get(keyword);
    if (shape === undefined) continue;
    const value = schema[keyword];
    if (shape === 'one') children.push({ keyword, path: [keyword], schema: value as JsonSchema });
    else if (shape === 'list' && Array.isArray(value))
      for (const [i, item] of value.entries())
        children.push({ keyword, path: [keyword, i], schema: item as JsonSchema });
    else if (shape === 'map' && isObject(value))
      for (const key of Object.keys(value))
        children.push({ keyword, path: [keyword, key], schema: value[key] as JsonSchema });
  }
  return children;
}

/** Keywords whose subschemas look at the very same value, not at a part of it. */
export const inPlaceKeywords: ReadonlySet<string> = new Set([
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  'if',
  'then',
  'else',
  'dependentSchemas',
]);
