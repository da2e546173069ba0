import { getOwn, isObject, type Json, type JsonObject, type JsonSchema, textOf } from '../schema/json.js';
import type { Place, SchemaGraph, Scope } from '../schema/resolve.js';

/** JSON text that is the same for equal values: sorted keys, `1.0` as `1`. */
export function canonicalText(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join()}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map(key => `${JSON.stringify(key)}:${canonicalText(value[key] as Json)}`).join()}}`;
}

/** Children of one keyword; `unordered` ones are a set. */
export interface ShapeGroup {
  readonly label: string;
  readonly children: readonly Place[];
  readonly unordered: boolean;
}

/** What a schema object says, annotations left out: its own words, and the subschemas they speak of. */
export interface Shape {
  readonly words: string;
  readonly groups: readonly ShapeGroup[];
}

const NUMBERS =
  'minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength minItems maxItems'
    .concat(' minProperties maxProperties minContains maxContains')
    .split(' ');
const TRIVIAL_AT_ZERO = new Set(['minLength', 'minItems', 'minProperties']);
const ONE =
  'items contains additionalProperties propertyNames not if then else unevaluatedItems unevaluatedProperties'.split(
    ' ',
  );
const SETS = ['anyOf', 'oneOf'];

function ownWords(schema: JsonObject, assertsFormat: boolean): string {
  const words: string[] = [];
  const say = (keyword: string, value: Json) => words.push(`${keyword}=${canonicalText(value)}`);
  const type = getOwn(schema, 'type');
  if (type !== undefined) {
    const names = new Set((Array.isArray(type) ? type : [type]).map(textOf));
    if (names.has('number')) names.delete('integer');
    say('type', [...names].sort());
  }
  const constant = getOwn(schema, 'const');
  const enumeration = getOwn(schema, 'enum');
  if (constant !== undefined) words.push(`enum=${canonicalText(constant)}`);
  if (Array.isArray(enumeration))
    words.push(`enum=${[...new Set(enumeration.map(canonicalText))].sort().join()}`);
  for (const keyword of NUMBERS) {
    const value = getOwn(schema, keyword);
    if (typeof value === 'number' && !(value === 0 && TRIVIAL_AT_ZERO.has(keyword))) say(keyword, value);
  }
  const pattern = getOwn(schema, 'pattern');
  if (typeof pattern === 'string') say('pattern', pattern);
  const format = getOwn(schema, 'format');
  if (assertsFormat && typeof format === 'string') say('format', format);
  if (getOwn(schema, 'uniqueItems') === true) words.push('uniqueItems');
  const required = getOwn(schema, 'required');
  if (Array.isArray(required) && required.length > 0)
    say('required', [...new Set(required.map(textOf))].sort());
  const dependencies = getOwn(schema, 'dependentRequired');
  if (isObject(dependencies)) say('dependentRequired', dependencies);
  return words.sort().join('&');
}

/** Reads the shape of a schema object. References become members of its `allOf`; ones that lead nowhere stay words. */
export function shapeOf(schema: JsonObject, scope: Scope, graph: SchemaGraph, assertsFormat: boolean): Shape {
  let words = ownWords(schema, assertsFormat);
  const groups: ShapeGroup[] = [];
  const place = (child: Json): Place => ({
    schema: child as JsonSchema,
    scope: graph.enter(child as JsonSchema, scope),
  });
  const add = (label: string, children: readonly Place[], unordered = false) =>
    groups.push({ label, children, unordered });

  const all: Place[] = [];
  for (const keyword of ['$ref', '$dynamicRef'] as const) {
    const reference = getOwn(schema, keyword);
    if (typeof reference !== 'string') continue;
    const target = keyword === '$ref' ? graph.ref(schema, scope) : graph.dynamicRef(schema, scope);
    if (target) all.push(target);
    else words += `&${keyword}=${JSON.stringify(reference)}@${graph.infoOf(schema)?.document}`;
  }
  for (const keyword of ['$recursiveRef']) if (Object.hasOwn(schema, keyword)) words += `&${keyword}`;
  const allOf = getOwn(schema, 'allOf');
  if (Array.isArray(allOf)) all.push(...allOf.map(place));
  if (all.length > 0) add('allOf', all, true);
  for (const keyword of SETS) {
    const list = getOwn(schema, keyword);
    if (Array.isArray(list) && list.length > 0) add(keyword, list.map(place), true);
  }
  const prefix = getOwn(schema, 'prefixItems');
  if (Array.isArray(prefix)) add('prefixItems', prefix.map(place));
  for (const keyword of ONE) {
    const child = getOwn(schema, keyword);
    if (isObject(child) || typeof child === 'boolean') add(keyword, [place(child)]);
  }
  for (const keyword of ['properties', 'patternProperties', 'dependentSchemas']) {
    const map = getOwn(schema, keyword);
    if (!isObject(map)) continue;
    for (const key of Object.keys(map).sort())
      add(`${keyword}/${JSON.stringify(key)}`, [place(map[key] as Json)]);
  }
  return { words, groups };
}
