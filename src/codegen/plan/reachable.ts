import { childrenOf } from '../../schema/children.js';
import { isObject, type Json, type JsonObject } from '../../schema/json.js';
import { fingerprint } from '../stamp.js';
import { targetsOf } from '../types/plan.js';
import type { Plan } from './plan.js';

const fingerprints = new WeakMap<Plan, string>();

/** A fingerprint of all schemas that the planned types are made of: what types and validators depend on. */
export function schemasFingerprint(plan: Plan): string {
  const known = fingerprints.get(plan) ?? fingerprint(JSON.stringify(reachableSchemas(plan)));
  fingerprints.set(plan, known);
  return known;
}

function reachableSchemas({ types }: Plan): Json[] {
  const seen = new Set<JsonObject>();
  for (const type of types.types) {
    const stack = [{ schema: type.schema, scope: type.scope }];
    for (let at = stack.pop(); at; at = stack.pop()) {
      if (!isObject(at.schema) || seen.has(at.schema)) continue;
      seen.add(at.schema);
      stack.push(...targetsOf(types.graph, at));
      for (const { schema } of childrenOf(at.schema))
        stack.push({ schema, scope: types.graph.enter(schema, at.scope) });
    }
  }
  // A subschema is part of its parent's text already; only the outermost objects are listed.
  const inner = new Set([...seen].flatMap(schema => childrenOf(schema).map(child => child.schema)));
  return [...types.types.map(type => type.name), ...[...seen].filter(schema => !inner.has(schema))];
}
