import { getOwn, isObject, type Json } from '../../schema/json.js';
import { isHopeless } from '../../schema/pattern/match.js';
import { ANYTHING, and, atom, type Formula, type Lit, matchesKeys, NOTHING, or } from '../formula.js';
import type { NodeTable } from '../nodes.js';
import { type Cover, coversOf } from './cover.js';
import { members } from './objects.js';
import type { Lowering } from './site.js';
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

interface UnevaluatedKeyword {
  readonly keyword: 'unevaluatedProperties' | 'unevaluatedItems';
  readonly of: 'array' | 'object';
  /** What is demanded of the parts that one cover leaves unevaluated. */
  demand(cover: Cover, lit: Lit, negated: boolean, nodes: NodeTable): Formula;
  /** The same, of a value. */
  accepts(cover: Cover, lit: Lit, value: Json, nodes: NodeTable): boolean;
}

/**
 * Rewrites `unevaluated*` over the ways in which parts can come to be evaluated. The result is a schema made up for
 * the purpose, so that it is the same one wherever the ways are the same.
 */
const overCovers =
  ({ keyword, of, demand, accepts }: UnevaluatedKeyword): Lowering =>
  site => {
    const schema = getOwn(site.node.schema, keyword);
    if (site.kind !== of || !isSchema(schema)) return undefined;
    const covers = coversOf(site.node.id * 2, site.covers);
    if (!covers) return site.opaque(keyword, 'too many ways in which parts can be evaluated');
    if (covers.some(({ patterns }) => [...patterns].some(isHopeless)))
      return site.opaque(keyword, 'a name pattern may take forever to match');
    const lit = site.lit(schema);
    const made = site.nodes.make(
      `${keyword} ${lit} ${covers.map(textOf).sort().join(' ')}`,
      (kind, negated, lower) => {
        if (kind !== of) return negated ? or() : and();
        const ways = covers.map(cover => {
          const conditions = cover.conditions.map(each => lower(negated ? each ^ 1 : each, kind));
          const rest = demand(cover, lit, negated, site.nodes);
          return negated ? or(...conditions, rest) : and(...conditions, rest);
        });
        return negated ? and(...ways) : or(...ways);
      },
      value =>
        covers.some(
          cover =>
            cover.conditions.every(each => site.nodes.accepts(each, value)) &&
            accepts(cover, lit, value, site.nodes),
        ),
    );
    return site.lower(site.negated ? made ^ 1 : made);
  };

const textOf = ({ conditions, names, patterns, allNames, items, itemLits }: Cover): string =>
  JSON.stringify([
    [...conditions].sort(),
    [...names].sort(),
    [...patterns].sort(),
    allNames,
    String(items),
    [...itemLits].sort(),
  ]);

const unevaluatedProperties = overCovers({
  keyword: 'unevaluatedProperties',
  of: 'object',
  demand: (cover, lit, negated) =>
    cover.allNames ? trivial(negated) : members(othersOf(cover), lit, negated),
  accepts: (cover, lit, value, nodes) =>
    cover.allNames ||
    !isObject(value) ||
    Object.entries(value).every(
      ([key, member]) => !matchesKeys(othersOf(cover), key) || nodes.accepts(lit, member),
    ),
});

const unevaluatedItems = overCovers({
  keyword: 'unevaluatedItems',
  of: 'array',
  demand(cover, lit, negated, nodes) {
    const demanded = anyLit(nodes, [lit, ...cover.itemLits]);
    if (cover.items === Infinity || demanded === ANYTHING) return trivial(negated);
    return negated
      ? atom({ is: 'count', from: cover.items, lit: demanded ^ 1, min: 1, max: Infinity })
      : atom({ is: 'items', from: cover.items, lit: demanded });
  },
  accepts(cover, lit, value, nodes) {
    const demanded = anyLit(nodes, [lit, ...cover.itemLits]);
    return (
      !Array.isArray(value) || value.every((item, i) => i < cover.items || nodes.accepts(demanded, item))
    );
  },
});

const trivial = (negated: boolean): Formula => (negated ? or() : and());

const othersOf = ({ names, patterns }: Cover) =>
  ({ kind: 'others', named: names, patterns: [...patterns] }) as const;

/** `unevaluatedProperties` and `unevaluatedItems`. */
export const unevaluated: readonly Lowering[] = [unevaluatedProperties, unevaluatedItems];
