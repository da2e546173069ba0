import { childrenOf } from '../../schema/children.js';
import type { Place, SchemaGraph } from '../../schema/graph.js';
import { keyOf, targetsOf } from './place.js';

/** The places that can be reached from themselves through references (Tarjan's algorithm over named places). */
export function findRecursive(graph: SchemaGraph, places: readonly Place[]): Set<string> {
  const recursive = new Set<string>();
  const edges = new Map<string, Set<string>>();
  for (const place of places) edges.set(keyOf(place), referencesBelow(graph, place));
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const path: string[] = [];
  const onPath = new Set<string>();
  for (const start of edges.keys()) if (!index.has(start)) connect(start);
  return recursive;

  function connect(start: string): void {
    const work: { key: string; rest: string[] }[] = [open(start)];
    for (let frame = work.at(-1); frame; frame = work.at(-1)) {
      const next = frame.rest.pop();
      if (next === undefined) {
        work.pop();
        close(frame.key);
        const parent = work.at(-1);
        if (parent)
          low.set(parent.key, Math.min(low.get(parent.key) as number, low.get(frame.key) as number));
      } else if (next === frame.key) recursive.add(next);
      else if (!index.has(next)) work.push(open(next));
      else if (onPath.has(next))
        low.set(frame.key, Math.min(low.get(frame.key) as number, index.get(next) as number));
    }
  }

  function open(key: string): { key: string; rest: string[] } {
    index.set(key, index.size);
    low.set(key, index.get(key) as number);
    path.push(key);
    onPath.add(key);
    return { key, rest: [...(edges.get(key) ?? [])] };
  }

  function close(key: string): void {
    if (low.get(key) !== index.get(key)) return;
    const component: string[] = [];
    for (let at = path.pop(); at !== undefined; at = at === key ? undefined : path.pop()) {
      onPath.delete(at);
      component.push(at);
    }
    if (component.length > 1) for (const member of component) recursive.add(member);
  }
}

/** Keys of the reference targets in a schema and its subschemas. */
function referencesBelow(graph: SchemaGraph, from: Place): Set<string> {
  const keys = new Set<string>();
  const stack: Place[] = [from];
  for (let at = stack.pop(); at; at = stack.pop()) {
    if (typeof at.schema === 'boolean') continue;
    for (const target of targetsOf(graph, at))
      if (typeof target.schema !== 'boolean') keys.add(keyOf(target));
    for (const { schema } of childrenOf(at.schema))
      stack.push({ schema, scope: graph.enter(schema, at.scope) });
  }
  return keys;
}
