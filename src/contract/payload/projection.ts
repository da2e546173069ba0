import {
  getOwn,
  hasOwn,
  isObject,
  type JsonObject,
  type JsonSchema,
  parsePointer,
  setOwn,
} from '../../schema/json.js';
import type { Handoff } from '../manifest/handoff.js';
import type { Manifest } from '../manifest/workflow.js';
import { followTypes, type PlacedSchema } from './schema.js';

/** Names that stay, with what stays below them; `all` where a pointer ends. */
type Kept = Map<string, Kept> | 'all';

/** Keywords under which an object's fields cannot be told one by one. */
const entangled = [
  '$id',
  '$anchor',
  '$dynamicAnchor',
  '$dynamicRef',
  'not',
  'if',
  'dependentSchemas',
  'dependentRequired',
  'dependencies',
  'minProperties',
  'unevaluatedProperties',
  'prefixItems',
  'contains',
  'const',
  'enum',
];

/** Keywords that put a schema together from others, each of which is cut down by itself. */
const combining = ['allOf', 'anyOf', 'oneOf'] as const;

/**
 * The payload's schema cut down to the fields that `context.select` lets cross: others are no longer there, nor
 * required. A value that fits the schema fits what is left of it when it is cut down alike. Undefined where the schema is not
 * made of objects, arrays, alternatives and parts that can be told one by one all along the selected pointers.
 */
export function projectPayload(
  manifest: Manifest,
  handoffId: string,
  handoff: Handoff,
): JsonSchema | undefined {
  const kept = readPointers(handoff.context?.select ?? []);
  if (kept === 'all') return undefined;
  return project(manifest, { schema: handoff.payload, path: ['handoffs', handoffId, 'payload'] }, kept, 0);
}

/** `isPart` = it is one of several schemas for the same value, and need not say anything of its fields. */
function project(
  manifest: Manifest,
  place: PlacedSchema,
  kept: Kept,
  depth: number,
  isPart = false,
): JsonSchema | undefined {
  if (kept === 'all') return place.schema;
  const target = followTypes(manifest, place);
  if (!target || depth > 32) return undefined;
  const { schema } = target;
  if (!isObject(schema)) return isPart ? schema : undefined;
  if (hasOwn(schema, '$ref') || entangled.some(keyword => hasOwn(schema, keyword))) return undefined;
  // Definitions of its own travel with the root only; further down they would lose their place.
  if (depth > 0 && (hasOwn(schema, '$defs') || refersToItself(schema))) return undefined;
  const said = [
    ...(isObject(schema.properties) ? ['properties'] : []),
    ...(kept.has('*') && hasOwn(schema, 'items') ? ['items'] : []),
    ...combining.filter(keyword => Array.isArray(schema[keyword])),
  ];
  if ((said.length === 0 && !isPart) || cutsUnnamed(schema, kept) || cutsItems(schema, kept))
    return undefined;
  const { title: _, required, ...cut } = schema;
  // Items may be told apart by what does not cross.
  if (kept.has('*')) delete cut.uniqueItems;
  for (const keyword of said) {
    const projected = projectKeyword(manifest, target, keyword, kept, depth + 1);
    if (projected === undefined) return undefined;
    Object.assign(cut, projected);
    if (keyword === 'oneOf') delete cut.oneOf;
  }
  const names = Array.isArray(required)
    ? required.filter(name => typeof name === 'string' && kept.has(name))
    : [];
  return { ...cut, ...(names.length > 0 && { required: names }) };
}

/** True where something is cut out of a field that the schema describes together with others. */
function cutsUnnamed(schema: JsonObject, kept: Exclude<Kept, 'all'>): boolean {
  if (!isObject(schema.additionalProperties) && !hasOwn(schema, 'patternProperties')) return false;
  const named = isObject(schema.properties) ? schema.properties : {};
  return [...kept].some(
    ([name, staying]) => staying !== 'all' && (hasOwn(schema, 'patternProperties') || !hasOwn(named, name)),
  );
}

/** True where single items of an array may be selected: the others go, and with them its length and their places. */
const cutsItems = (schema: JsonObject, kept: Exclude<Kept, 'all'>): boolean =>
  schema.type !== 'object' && [...kept.keys()].some(key => /^\d+$/.test(key));

/** What becomes of a keyword whose subschemas are cut down. */
function projectKeyword(
  manifest: Manifest,
  target: PlacedSchema,
  keyword: string,
  kept: Exclude<Kept, 'all'>,
  depth: number,
): JsonObject | undefined {
  const value = getOwn(target.schema as JsonObject, keyword);
  if (keyword === 'items') {
    const items = project(manifest, below(target, keyword), kept.get('*') as Kept, depth);
    return items === undefined ? undefined : { items };
  }
  if (keyword === 'properties') {
    const properties = projectProperties(manifest, target, value as JsonObject, kept, depth);
    return properties && { properties };
  }
  const parts = (value as JsonSchema[]).map((schema, i) =>
    project(manifest, { schema, path: [...target.path, keyword, i] }, kept, depth, true),
  );
  if (!parts.every(part => part !== undefined)) return undefined;
  if (keyword !== 'oneOf') return { [keyword]: parts };
  // Alternatives may be told apart by what does not cross: afterwards, more than one of them may fit.
  const { allOf, anyOf } = target.schema as JsonObject;
  if (anyOf === undefined) return { anyOf: parts };
  return allOf === undefined ? { allOf: [{ anyOf: parts }] } : undefined;
}

function projectProperties(
  manifest: Manifest,
  target: PlacedSchema,
  declared: JsonObject,
  kept: Exclude<Kept, 'all'>,
  depth: number,
): JsonObject | undefined {
  const properties: JsonObject = {};
  for (const name of Object.keys(declared)) {
    const staying = kept.get(name);
    if (staying === undefined) continue;
    const child = {
      schema: getOwn(declared, name) as JsonSchema,
      path: [...target.path, 'properties', name],
    };
    const projected = project(manifest, child, staying, depth);
    if (projected === undefined) return undefined;
    setOwn(properties, name, projected);
  }
  return properties;
}

const below = (place: PlacedSchema, keyword: string): PlacedSchema => ({
  schema: getOwn(place.schema as JsonObject, keyword) as JsonSchema,
  path: [...place.path, keyword],
});

const refersToItself = (schema: JsonObject): boolean =>
  /"\$(?:dynamic)?[rR]ef":"#(?!\/types\/)/.test(JSON.stringify(schema));

function readPointers(pointers: readonly string[]): Kept {
  let root: Kept = new Map();
  for (const pointer of pointers) {
    const keys = parsePointer(pointer);
    if (keys) root = add(root, keys);
  }
  return root;
}

function add(kept: Kept, [key, ...rest]: readonly string[]): Kept {
  if (kept === 'all' || key === undefined) return 'all';
  return kept.set(key, add(kept.get(key) ?? new Map(), rest));
}
