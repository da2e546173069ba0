import { childrenOf } from '../../schema/children.js';
import type { Place, SchemaGraph } from '../../schema/graph.js';
import { hasOwn } from '../../schema/json.js';
import { keyOf, targetsOf } from '../types/plan.js';
import { discriminator } from './keywords/combinators.js';

/**
 * True when refusing a part could make the whole accepted (`not`, `if`, `oneOf` without a discriminator,
 * `maxContains`) anywhere a place leads to. There, a depth guard that merely refuses is not enough.
 */
export function canDeny(graph: SchemaGraph, from: Place): boolean {
  const seen = new Set<string>();
  const stack: Place[] = [from];
  for (let place = stack.pop(); place; place = stack.pop()) {
    const { schema, scope } = place;
    if (typeof schema === 'boolean' || seen.has(keyOf(place))) continue;
    seen.add(keyOf(place));
    if (hasOwn(schema, 'not') || hasOwn(schema, 'if') || hasOwn(schema, 'maxContains')) return true;
    if (Array.isArray(schema.oneOf) && !discriminator(schema.oneOf as never, scope, graph)) return true;
    stack.push(...targetsOf(graph, place));
    for (const child of childrenOf(schema))
      stack.push({ schema: child.schema, scope: graph.enter(child.schema, scope) });
  }
  return false;
}
