import { subschemas } from '../../../schema/dialect.js';
import type { Place, SchemaGraph } from '../../../schema/graph.js';
import { isObject, type Json, type JsonObject, setOwn } from '../../../schema/json.js';
import { typeNamed } from '../../plan/type-named.js';
import type { TypeGroup, TypePlan } from '../../types/plan.js';

/** Keywords that say where a schema lives; inside a bundle, it lives in `$defs` under its type's name. */
const placement = new Set([
  '$id',
  '$schema',
  '$anchor',
  '$dynamicAnchor',
  '$defs',
  '$vocabulary',
  '$ref',
  '$dynamicRef',
]);

/** The named types and all they refer to, by name, with every reference pointing into `#/$defs`. */
export function bundleTypes(plan: TypePlan, names: readonly string[]): JsonObject {
  const bundled = new Map<string, Json>();
  const waiting = [...names];
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const type = typeNamed(plan, name);
    if (!type || bundled.has(name)) continue;
    if (type.aliasOf !== undefined) {
      bundled.set(name, { $ref: `#/$defs/${type.aliasOf}` });
      waiting.push(type.aliasOf);
      continue;
    }
    bundled.set(name, rewrite(type, type.group, waiting));
  }
  const sorted = [...bundled].sort(([a], [b]) => (a < b ? -1 : 1));
  const defs: JsonObject = {};
  for (const [name, schema] of sorted) setOwn(defs, name, schema);
  return defs;
}

function rewrite({ schema, scope }: Place, group: TypeGroup, waiting: string[]): Json {
  if (!isObject(schema)) return schema;
  const { graph } = group;
  const inner = (child: Json): Json =>
    rewrite({ schema: child as JsonObject, scope: graph.enter(child as JsonObject, scope) }, group, waiting);
  const result: JsonObject = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (placement.has(keyword)) continue;
    const shape = subschemas['2020-12'].get(keyword);
    if (shape === 'one') result[keyword] = inner(value);
    else if (shape === 'list' && Array.isArray(value)) result[keyword] = value.map(inner);
    else if (shape === 'map' && isObject(value)) {
      const map: JsonObject = {};
      for (const [key, child] of Object.entries(value)) setOwn(map, key, inner(child));
      result[keyword] = map;
    } else setOwn(result, keyword, value);
  }
  const references = referencesOf(graph, { schema, scope }).map((target): Json => {
    const type = group.typeAt(target);
    if (type) waiting.push(type.name);
    return type ? { $ref: `#/$defs/${type.name}` } : target.schema !== false;
  });
  return withReferences(result, references);
}

/** One reference stands beside the other keywords; more of them, or a boolean, become `allOf`. */
function withReferences(schema: JsonObject, references: readonly Json[]): JsonObject {
  const [first] = references;
  if (first === undefined) return schema;
  if (references.length === 1 && isObject(first)) return { ...first, ...schema };
  const all = Array.isArray(schema.allOf) ? schema.allOf : [];
  return { ...schema, allOf: [...all, ...references] };
}

const referencesOf = (graph: SchemaGraph, place: Place): Place[] =>
  isObject(place.schema)
    ? [graph.ref(place.schema, place.scope), graph.dynamicRef(place.schema, place.scope)].filter(
        target => target !== undefined,
      )
    : [];
