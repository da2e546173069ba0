import { childrenOf, inPlaceKeywords } from './children.js';
import type { JsonObject, JsonSchema } from './json.js';
import type { SchemaProblemCode } from './problem.js';

/** Schemas that apply one another to the same value in chains longer than this are refused. */
export const maxReferenceChain = 1000;

/** A schema that would apply more schemas than this to one single value is refused. */
export const maxInPlace = 50_000;

/**
 * Finds what would never end, or not in reasonable time: schemas that apply themselves to the very same value
 * again, chains of references without end, and references that multiply. `targetsOf` follows references.
 */
export function findLoops(
  root: JsonSchema,
  targetsOf: (schema: JsonObject) => readonly JsonSchema[],
  report: (schema: JsonObject, code: SchemaProblemCode, message: string) => void,
): void {
  /** How many schemas each applies to one value, itself included. */
  const costs = new Map<JsonSchema, number>();
  const open = new Set<JsonSchema>();
  const reached: JsonSchema[] = [root];
  for (let at = reached.pop(); at !== undefined; at = reached.pop()) visit(at);

  function visit(schema: JsonSchema): number {
    if (typeof schema === 'boolean') return 1;
    const known = costs.get(schema);
    if (known !== undefined) return known;
    if (open.size > maxReferenceChain) {
      report(
        schema,
        'schema-too-complex',
        `Chains of more than ${maxReferenceChain} references are refused.`,
      );
      return 1;
    }
    open.add(schema);
    let cost = 1;
    for (const { keyword, schema: child } of childrenOf(schema)) {
      if (inPlaceKeywords.has(keyword)) cost += visit(child);
      else if (!costs.has(child)) reached.push(child);
    }
    for (const target of targetsOf(schema)) {
      if (open.has(target))
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
    costs.set(schema, cost);
    return cost;
  }
}
