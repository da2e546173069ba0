import { childrenOf, inPlaceKeywords } from '../../schema/children.js';
import type { Place, SchemaGraph } from '../../schema/graph.js';
import { isObject, toPointer } from '../../schema/json.js';

const maxDepth = 8;
/** Beyond this many, only the outermost fields are told apart. */
const maxFields = 400;

/** What a schema says of an object's fields and an array's items, put together from everything that applies to it. */
interface Outline {
  readonly properties: Map<string, Place[]>;
  readonly items: Place[];
  /** True when fields without a name of their own are part of the contract (a map). */
  isMap: boolean;
}

/**
 * JSON Pointers of the fields that a schema declares, `*` standing for every item of an array; `''` where any field is
 * fine. A receiver keeps these, and what is below them, when a newer minor version sends more.
 */
export function listKnownFields(graph: SchemaGraph, place: Place): string[] {
  const all = collect(graph, [place], [], maxDepth, []);
  return all.length <= maxFields ? all : collect(graph, [place], [], 1, []);
}

function collect(
  graph: SchemaGraph,
  places: readonly Place[],
  at: readonly string[],
  depth: number,
  path: readonly Place[],
): string[] {
  const leaf = [toPointer(at)];
  const isRecursive = places.some(({ schema }) => path.some(above => above.schema === schema));
  if (depth === 0 || isRecursive) return leaf;
  const outline: Outline = { properties: new Map(), items: [], isMap: false };
  const seen = new Set<unknown>();
  for (const place of places) addTo(outline, graph, place, seen);
  const below = [...path, ...places];
  if (outline.properties.size > 0 && !outline.isMap)
    return [...outline.properties].flatMap(([name, inside]) =>
      collect(graph, inside, [...at, name], depth - 1, below),
    );
  if (outline.items.length > 0 && outline.properties.size === 0)
    return collect(graph, outline.items, [...at, '*'], depth - 1, below);
  return leaf;
}

function addTo(outline: Outline, graph: SchemaGraph, place: Place, seen: Set<unknown>): void {
  const { schema, scope } = place;
  if (!isObject(schema) || seen.has(schema)) return;
  seen.add(schema);
  const { additionalProperties, unevaluatedProperties } = schema;
  if (
    schema.patternProperties !== undefined ||
    [additionalProperties, unevaluatedProperties].some(value => value !== undefined && value !== false)
  )
    outline.isMap = true;
  for (const { keyword, path, schema: child } of childrenOf(schema)) {
    const inside = { schema: child, scope: graph.enter(child, scope) };
    if (keyword === 'properties') {
      const name = String(path[1]);
      outline.properties.set(name, [...(outline.properties.get(name) ?? []), inside]);
    } else if (keyword === 'items' || keyword === 'prefixItems') outline.items.push(inside);
    else if (inPlaceKeywords.has(keyword) && keyword !== 'not') addTo(outline, graph, inside, seen);
  }
  for (const target of [graph.ref(schema, scope), graph.dynamicRef(schema, scope)])
    if (target) addTo(outline, graph, target, seen);
}
