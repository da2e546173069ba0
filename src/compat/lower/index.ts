import type { EvaluateOptions } from '../../schema/evaluate.js';
import { type JsonSchema, toPointer } from '../../schema/json.js';
import type { Place } from '../../schema/resolve.js';
import { and, atom, type Formula, type Kind, type Lit, or } from '../formula.js';
import type { NodeTable, SchemaNode } from '../nodes.js';
import { arrays } from './arrays.js';
import type { CoverSite } from './cover.js';
import { areToldApart, pairsToCompare, type Tags, tagsOf } from './listed.js';
import { logic } from './logic.js';
import { numbers } from './numbers.js';
import { objects } from './objects.js';
import type { Lowering, LowerSite } from './site.js';
import { sizes } from './sizes.js';
import { strings } from './strings.js';
import { hasLit, unevaluated } from './unevaluated.js';
import { constant, enumeration, type } from './values.js';

type Written = SchemaNode & { readonly kind: 'written' };

const LOWERINGS: readonly Lowering[] = [
  type,
  constant,
  enumeration,
  ...numbers,
  ...sizes,
  ...strings,
  ...arrays,
  ...objects,
  ...logic,
  ...unevaluated,
];

const isTrivial = (formula: Formula): boolean =>
  (formula.kind === 'and' || formula.kind === 'or') && formula.parts.length === 0;

/** What a literal demands of values of a kind. */
export type Lower = (lit: Lit, kind: Kind) => Formula;

/**
 * Makes the function that turns schemas into formulas, keyword by keyword, each (literal, kind) once.
 * `isEmpty` may look hard or not at all: it only makes formulas smaller.
 */
export function createLower(
  nodes: NodeTable,
  options: EvaluateOptions,
  isEmpty: (goal: readonly Lit[]) => boolean,
): { readonly lower: Lower; readonly covers: CoverSite } {
  const memo = new Map<string, Formula>();
  let active = new Set<string>();

  const tags = new Map<Lit, Tags>();
  function tagsFor(lit: Lit): Tags {
    const known = tags.get(lit) ?? tagsOf(lit, covers);
    tags.set(lit, known);
    return known;
  }

  /** Solving lowers other schemas, and this one again, at other values: that is no loop. */
  function areDisjoint(a: Lit, b: Lit): boolean {
    if (areToldApart(tagsFor(a), tagsFor(b))) return true;
    const outer = active;
    active = new Set();
    const disjoint = isEmpty([a, b]);
    active = outer;
    return disjoint;
  }

  function rivalsOf(lits: readonly Lit[]): readonly (readonly number[])[] {
    const rivals: number[][] = lits.map(() => []);
    for (const [i, j] of pairsToCompare(lits.map(tagsFor))) {
      if (areDisjoint(lits[i] as Lit, lits[j] as Lit)) continue;
      rivals[i]?.push(j);
      rivals[j]?.push(i);
    }
    return rivals.map(list => list.sort((a, b) => a - b));
  }

  function lower(lit: Lit, kind: Kind): Formula {
    const key = `${lit} ${kind}`;
    const known = memo.get(key);
    if (known) return known;
    const node = nodes.nodes[lit >> 1] as SchemaNode;
    const negated = (lit & 1) === 1;
    if (active.has(key)) return opaque(node, negated, '$ref', 'the schema applies itself to the same value');
    active.add(key);
    const formula =
      node.kind === 'made' ? node.lower(kind, negated, lower) : lowerWritten(node, kind, negated);
    active.delete(key);
    const whole =
      formula.kind === 'atom' || isTrivial(formula) ? formula : ({ kind: 'lit', lit, of: formula } as const);
    memo.set(key, whole);
    return whole;
  }

  function opaque(node: SchemaNode, negated: boolean, keyword: string, reason: string): Formula {
    const written = node.kind === 'written' ? node : undefined;
    const path = toPointer(written?.graph.infoOf(written.schema)?.path ?? []);
    const origin = { side: written?.side ?? 'a', keyword, path, reason } as const;
    return atom({ is: 'opaque', lit: node.id * 2 + (negated ? 1 : 0), origin });
  }

  function lowerWritten(node: Written, kind: Kind, negated: boolean): Formula {
    const site: LowerSite = {
      node,
      kind,
      negated,
      nodes,
      covers,
      rivalsOf,
      assertsFormat: name =>
        Boolean(options.assertFormat || node.graph.infoOf(node.schema)?.assertsFormat) &&
        Boolean(options.formats?.has(name)),
      lit: schema => covers.lit(schema, node),
      reference: keyword => covers.reference(keyword, node),
      lower: lit => lower(lit, kind),
      opaque: (keyword, reason) => opaque(node, negated, keyword, reason),
    };
    const parts = LOWERINGS.map(lowering => lowering(site)).filter(part => part !== undefined);
    return negated ? or(...parts) : and(...parts);
  }

  const litOf = (place: Place, within: Written): Lit =>
    nodes.litsOf([[place, { side: within.side, graph: within.graph }]])[0] as Lit;

  const covers: CoverSite = {
    node: lit => nodes.nodes[lit >> 1] as SchemaNode,
    lit: (schema: JsonSchema, within) =>
      litOf({ schema, scope: within.graph.enter(schema, within.scope) }, within),
    reference(keyword, within) {
      if (!Object.hasOwn(within.schema, keyword)) return undefined;
      const { graph, schema, scope } = within;
      const place = keyword === '$ref' ? graph.ref(schema, scope) : graph.dynamicRef(schema, scope);
      return place && litOf(place, within);
    },
    has: key => hasLit(nodes, key),
    areDisjoint,
  };

  return { lower, covers };
}
