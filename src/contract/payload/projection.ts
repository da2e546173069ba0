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
  'allOf',
  'anyOf',
  'oneOf',
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

/**
 * The payload's schema cut down to the fields that `context.select` lets cross: others are no longer there, nor
 * required. Undefined where the schema is not made of plain objects and arrays all along the selected pointers.
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

function project(manifest: Manifest, place: PlacedSchema, kept: Kept, depth: number): JsonSchema | undefined {
  if (kept === 'all') return place.schema;
  const target = followTypes(manifest, place);
  if (!target || depth > 32 || !isObject(target.schema)) return undefined;
  const { schema } = target;
  if (hasOwn(schema, '$ref') || entangled.some(keyword => hasOwn(schema, keyword))) return undefined;
  // Definitions of its own travel with the root only; further down they would lose their place.
  if (depth > 0 && (hasOwn(schema, '$defs') || refersToItself(schema))) return undefined;
  const items = kept.get('*');
  if (items !== undefined && hasOwn(schema, 'items')) {
    const projected = project(manifest, below(target, 'items'), items, depth + 1);
    return projected === undefined ? undefined : { ...schema, items: projected };
  }
  return projectObject(manifest, target, schema, kept, depth);
}

function projectObject(
  manifest: Manifest,
  target: PlacedSchema,
  schema: JsonObject,
  kept: Exclude<Kept, 'all'>,
  depth: number,
): JsonSchema | undefined {
  const declared = getOwn(schema, 'properties');
  if (!isObject(declared)) return undefined;
  const properties: JsonObject = {};
  for (const name of Object.keys(declared)) {
    const staying = kept.get(name);
    if (staying === undefined) continue;
    const child = {
      schema: getOwn(declared, name) as JsonSchema,
      path: [...target.path, 'properties', name],
    };
    const projected = project(manifest, child, staying, depth + 1);
    if (projected === undefined) return undefined;
    setOwn(properties, name, projected);
  }
  const { title: _, required, ...rest } = schema;
  const names = Array.isArray(required)
    ? required.filter(name => typeof name === 'string' && kept.has(name))
    : [];
  return { ...rest, properties, ...(names.length > 0 && { required: names }) };
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
