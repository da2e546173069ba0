import { dialectOf, subschemas } from '../schema/dialect.js';
import { getOwn, hasOwn, isObject, type Json, type JsonObject, setOwn } from '../schema/json.js';

const OLD_DRAFT = /^https?:\/\/json-schema\.org\/draft-0[3-6]\//;
const DRAFT_07 = 'http://json-schema.org/draft-07/schema#';

const SHAPES = new Map([...subschemas['2020-12'], ...subschemas['draft-07']]);

const OLD_WORDS = new Set(['definitions', 'additionalItems', 'dependencies']);
const NEW_WORDS = new Set([
  ...[
    '$defs',
    '$anchor',
    '$dynamicRef',
    '$dynamicAnchor',
    'prefixItems',
    'dependentRequired',
    'dependentSchemas',
  ],
  ...['unevaluatedItems', 'unevaluatedProperties', 'minContains', 'maxContains'],
]);

/** Which words of the older and of the newer drafts a schema uses; property names are not words. */
function wordsOf(schema: Json, found = { old: false, young: false }): { old: boolean; young: boolean } {
  if (!isObject(schema)) return found;
  for (const keyword of Object.keys(schema)) {
    const value = schema[keyword] as Json;
    if (NEW_WORDS.has(keyword)) found.young = true;
    if (OLD_WORDS.has(keyword) || (keyword === 'items' && Array.isArray(value))) found.old = true;
    const shape = SHAPES.get(keyword);
    if (!shape) continue;
    if (Array.isArray(value)) for (const each of value) wordsOf(each, found);
    else if (shape === 'map' || shape === 'map-or-names') {
      if (isObject(value)) for (const key of Object.keys(value)) wordsOf(value[key] as Json, found);
    } else wordsOf(value, found);
  }
  return found;
}

/**
 * Reads a schema of no declared or an older dialect as its author meant it, in a dialect that is supported:
 * draft-04 and -06 as draft-07 (`id`, boolean `exclusiveMinimum`), and so what declares nothing but uses words of
 * those drafts and none of the later ones; anything else as 2020-12 that may still use array-form `items` and
 * `dependencies`. Schemas of supported dialects, and all constants, are left alone.
 */
export function modernise(schema: Json): Json {
  if (!isObject(schema)) return schema;
  const declared = getOwn(schema, '$schema');
  if (typeof declared === 'string' && dialectOf(declared)) return schema;
  const words = typeof declared === 'string' ? undefined : wordsOf(schema);
  const old = words ? words.old && !words.young : typeof declared === 'string' && OLD_DRAFT.test(declared);
  const rewritten = rewrite(schema, old, false);
  if (!isObject(rewritten)) return rewritten;
  const { $schema: _, ...rest } = rewritten;
  return old ? { $schema: DRAFT_07, ...rest } : rest;
}

function rewrite(schema: Json, old: boolean, isExtensible: boolean): Json {
  if (!isObject(schema)) return schema;
  const isResource = typeof schema.$id === 'string' || hasOwn(schema, '$recursiveAnchor');
  const own = isResource ? schema.$recursiveAnchor === true : isExtensible;
  const out: JsonObject = {};
  for (const keyword of Object.keys(schema)) {
    const value = schema[keyword] as Json;
    const shape = SHAPES.get(keyword);
    const inner = (each: Json) => rewrite(each, old, own);
    if (Array.isArray(value) && (shape === 'list' || shape === 'one-or-list'))
      setOwn(out, keyword, value.map(inner));
    else if (isObject(value) && (shape === 'map' || shape === 'map-or-names')) {
      const map: JsonObject = {};
      for (const key of Object.keys(value)) setOwn(map, key, inner(value[key] as Json));
      setOwn(out, keyword, map);
    } else setOwn(out, keyword, shape ? inner(value) : value);
  }
  exclusiveBounds(out);
  if (old) {
    if (typeof out.id === 'string' && !hasOwn(out, '$id')) out.$id = out.id;
    return out;
  }
  if (Array.isArray(out.items)) {
    const prefix = out.items;
    delete out.items;
    if (prefix.length > 0) out.prefixItems = prefix;
    if (hasOwn(out, 'additionalItems')) out.items = out.additionalItems as Json;
  }
  dependencies(out);
  recursion(out, own);
  return out;
}

/** draft-04: `exclusiveMinimum: true` sharpens `minimum`. */
function exclusiveBounds(schema: JsonObject): void {
  for (const [plain, exclusive] of [
    ['minimum', 'exclusiveMinimum'],
    ['maximum', 'exclusiveMaximum'],
  ] as const) {
    const flag = schema[exclusive];
    if (typeof flag !== 'boolean') continue;
    delete schema[exclusive];
    if (!flag || typeof schema[plain] !== 'number') continue;
    schema[exclusive] = schema[plain];
    delete schema[plain];
  }
}

const recursive = '__recursive';

/** 2019-09: `$recursiveRef` leads to the outermost resource that says it may be extended, else to its own root. */
function recursion(schema: JsonObject, isExtensible: boolean): void {
  if (schema.$recursiveAnchor === true) schema.$dynamicAnchor = recursive;
  delete schema.$recursiveAnchor;
  if (schema.$recursiveRef !== '#') return;
  delete schema.$recursiveRef;
  if (isExtensible) schema.$dynamicRef = `#${recursive}`;
  else if (hasOwn(schema, '$ref'))
    schema.allOf = [...(Array.isArray(schema.allOf) ? schema.allOf : []), { $ref: '#' }];
  else schema.$ref = '#';
}

function dependencies(schema: JsonObject): void {
  const all = schema.dependencies;
  if (!isObject(all)) return;
  delete schema.dependencies;
  const required: JsonObject = isObject(schema.dependentRequired) ? schema.dependentRequired : {};
  const schemas: JsonObject = isObject(schema.dependentSchemas) ? schema.dependentSchemas : {};
  for (const key of Object.keys(all)) {
    const need = all[key] as Json;
    if (Array.isArray(need)) setOwn(required, key, need);
    else if (typeof need === 'string') setOwn(required, key, [need]);
    else setOwn(schemas, key, need);
  }
  if (Object.keys(required).length > 0) schema.dependentRequired = required;
  if (Object.keys(schemas).length > 0) schema.dependentSchemas = schemas;
}
