import type { Place, SchemaGraph } from '../../schema/graph.js';
import { isObject, type JsonObject } from '../../schema/json.js';

const numbers = new WeakMap<JsonObject, number>();
let lastNumber = 0;

/** A key for a schema read in a scope. */
export function keyOf({ schema, scope }: Place): string {
  if (!isObject(schema)) return String(schema);
  const number = numbers.get(schema) ?? ++lastNumber;
  numbers.set(schema, number);
  return scope.key === '' ? String(number) : `${number} ${scope.key}`;
}

/** Where the references of one schema object lead. */
export function targetsOf(graph: SchemaGraph, { schema, scope }: Place): Place[] {
  if (typeof schema === 'boolean') return [];
  return [graph.ref(schema, scope), graph.dynamicRef(schema, scope)].filter(place => place !== undefined);
}
