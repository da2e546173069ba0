import { childrenOf, inPlaceKeywords } from './children.js';
import type { Place, SchemaGraph, Scope } from './graph.js';
import type { JsonObject, JsonSchema } from './json.js';
import type { SchemaProblemCode } from './problem.js';

/** Schemas that apply one another to the same value in chains longer than this are refused. */
export const maxReferenceChain = 1000;

/** A schema that would apply more schemas than this to one single value is refused. */
export const maxInPlace = 50_000;

/**
 * Finds what would never end, or not in reasonable time: schemas that apply themselves to the very same value
 * again, chains of references without end, and references that multiply.
 */
export function findLoops(
  root: Place,
  graph: Pick<SchemaGraph, 'ref' | 'dynamicRef' | 'enter'>,
  report: (schema: JsonObject, code: SchemaProblemCode, message: string) => void,
): void {
  /** By scope, because where a `$dynamicRef` leads depends on it. */
  const visits = new Map<Scope, Visits>();
  let chain = 0;
  const reached: Place[] = [root];
  for (let at = reached.pop(); at !== undefined; at = reached.pop()) visit(at);

  function visitsIn(scope: Scope): Visits {
    const known = visits.get(scope) ?? { costs: new Map(), open: new Set() };
    visits.set(scope, known);
    return known;
  }

  function visit({ schema, scope }: Place): number {
    if (typeof schema === 'boolean') return 1;
    const { costs, open } = visitsIn(scope);
    const known = costs.get(schema);
    if (known !== undefined) return known;
    if (chain > maxReferenceChain) {
      report(
        schema,
        'schema-too-complex',
        `Chains of more than ${maxReferenceChain} references are refused.`,
      );
      return 1;
    }
    open.add(schema);
    chain++;
    let cost = 1;
    for (const { keyword, schema: child } of childrenOf(schema)) {
      const inner = { schema: child, scope: graph.enter(child, scope) };
      if (inPlaceKeywords.has(keyword)) cost += visit(inner);
      else if (!visitsIn(inner.scope).costs.has(child)) reached.push(inner);
    }
    for (const target of [graph.ref(schema, scope), graph.dynamicRef(schema, scope)]) {
      if (target === undefined) continue;
      if (visitsIn(target.scope).open.has(target.schema))
        report(
          schema,
          'schema-ref-loop',
          'This reference leads back to itself without looking at any part of the value.',
        );
      else cost += visit(target);
    }
    if (cost > maxInPlace) {
      report(
        schema,
        'schema-too-complex',
        `It would apply more than ${maxInPlace} schemas to a single value.`,
      );
      // Said once, at the innermost place.
      cost = Number.NEGATIVE_INFINITY;
    }
    open.delete(schema);
    chain--;
    costs.set(schema, cost);
    return cost;
  }
}

interface Visits {
  /** How many schemas each applies to one value, itself included. */
  readonly costs: Map<JsonSchema, number>;
  /** Those that are being looked at. */
  readonly open: Set<JsonSchema>;
}
