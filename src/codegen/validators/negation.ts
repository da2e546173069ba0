import { childrenOf } from '../../schema/children.js';
import type { Place } from '../../schema/graph.js';
import { hasOwn } from '../../schema/json.js';
import { keyOf, targetsOf } from '../types/place.js';
import type { PlannedType } from '../types/plan.js';
import { discriminator } from './keywords/combinators.js';

/**
 * True when refusing a part could make the whole accepted (`not`, `if`, `oneOf` without a discriminator,
 * `maxContains`) and some part is recursive. There, a depth guard that merely refuses the part is not enough.
 */
export function couldAcceptTooDeep(from: PlannedType): boolean {
  const { graph, typeAt } = from.group;
  let denies = false;
  let recurs = false;
  const seen = new Set<string>();
  const stack: Place[] = [from];
  for (let place = stack.pop(); place; place = stack.pop()) {
    const { schema, scope } = place;
    if (typeof schema === 'boolean' || seen.has(keyOf(place))) continue;
    seen.add(keyOf(place));
    if (hasOwn(schema, 'not') || hasOwn(schema, 'if') || hasOwn(schema, 'maxContains')) denies = true;
    if (Array.isArray(schema.oneOf) && !discriminator(schema.oneOf as never, scope, graph)) denies = true;
    if (typeAt(place)?.recursive) recurs = true;
    if (denies && recurs) return true;
    stack.push(...targetsOf(graph, place));
    for (const child of childrenOf(schema))
      stack.push({ schema: child.schema, scope: graph.enter(child.schema, scope) });
  }
  return false;
}
