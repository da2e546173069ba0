import { getOwn } from '../../schema/json.js';
import { and, atom, type Formula, type Lit, NOTHING, or } from '../formula.js';
import type { NodeTable } from '../nodes.js';
import { type Cover, coversOf } from './cover.js';
import { members } from './objects.js';
import type { Lowering, LowerSite } from './site.js';
import { isSchema } from './values.js';

/** The literal "one of these holds". */
export function anyLit(nodes: NodeTable, lits: readonly Lit[]): Lit {
  const sorted = [...new Set(lits)].filter(lit => lit !== NOTHING).sort((a, b) => a - b);
  if (sorted.length < 2) return sorted[0] ?? NOTHING;
  return nodes.make(
    `any ${sorted.join()}`,
    (kind, negated, lower) =>
      negated ? and(...sorted.map(lit => lower(lit ^ 1, kind))) : or(...sorted.map(lit => lower(lit, kind))),
    value => sorted.some(lit => nodes.accepts(lit, value)),
  );
}

/** The literal "an object that has this property, or no object". */
export const hasLit = (nodes: NodeTable, key: string): Lit =>
  nodes.make(
    `has ${JSON.stringify(key)}`,
    (kind, negated) =>
      kind === 'object' ? atom({ is: negated ? 'lacks' : 'has', key }) : negated ? or() : and(),
    value => typeof value !== 'object' || value === null || Array.isArray(value) || Object.hasOwn(value, key),
  );

/** Rewrites `unevaluated*` over the ways in which parts can come to be evaluated. */
const overCovers =
  (
    keyword: string,
    of: 'array' | 'object',
    demand: (cover: Cover, lit: Lit, site: LowerSite) => Formula,
  ): Lowering =>
  site => {
    const schema = getOwn(site.node.schema, keyword);
    if (site.kind !== of || !isSchema(schema)) return undefined;
    const covers = coversOf(site.node.id * 2, site.covers);
    if (!covers) return site.opaque(keyword, 'too many ways in which parts can be evaluated');
    const lit = site.lit(schema);
    return site.negated
      ? and(...covers.map(c => or(...c.conditions.map(x => site.lower(x ^ 1)), demand(c, lit, site))))
      : or(...covers.map(c => and(...c.conditions.map(x => site.lower(x)), demand(c, lit, site))));
  };

const unevaluatedProperties = overCovers('unevaluatedProperties', 'object', (cover, lit, { negated }) =>
  cover.allNames
    ? negated
      ? or()
      : and()
    : members({ kind: 'others', named: cover.names, patterns: [...cover.patterns] }, lit, negated),
);

const unevaluatedItems = overCovers('unevaluatedItems', 'array', (cover, lit, { negated, nodes }) => {
  const demanded = anyLit(nodes, [lit, ...cover.itemLits]);
  if (cover.items === Infinity || demanded === 0) return negated ? or() : and();
  return negated
    ? atom({ is: 'count', from: cover.items, lit: demanded ^ 1, min: 1, max: Infinity })
    : atom({ is: 'items', from: cover.items, lit: demanded });
});

/** `unevaluatedProperties` and `unevaluatedItems`. */
export const unevaluated: readonly Lowering[] = [unevaluatedProperties, unevaluatedItems];
