import { getOwn, type Json, type JsonSchema } from '../../schema/json.js';
import { and, type Formula, type Lit, or } from '../formula.js';
import type { SchemaNode } from '../nodes.js';
import { listedValues } from './listed.js';
import type { Lowering, LowerSite } from './site.js';
import { isSchema, valuesLit } from './values.js';

function branches({ node, lit }: LowerSite, keyword: string): Lit[] | undefined {
  const list = getOwn(node.schema, keyword);
  return Array.isArray(list) && list.length > 0 ? list.map(schema => lit(schema as JsonSchema)) : undefined;
}

/**
 * Makes one list of branches that only list values, as unions of titled constants do: hundreds of branches become one.
 * Where exactly one branch may hold, values that two of them list keep these apart.
 */
function mergeListed(site: LowerSite, keyword: 'anyOf' | 'oneOf'): Lit[] | undefined {
  const known = merged[keyword].get(site.node) ?? merge(branches(site, keyword), site, keyword === 'oneOf');
  if (known) merged[keyword].set(site.node, known);
  return known;
}

/** Each union is read once, not once for every kind of value. */
const merged = { anyOf: new WeakMap<SchemaNode, Lit[]>(), oneOf: new WeakMap<SchemaNode, Lit[]>() };

function merge(lits: Lit[] | undefined, { nodes }: LowerSite, exclusive: boolean): Lit[] | undefined {
  if (!lits) return undefined;
  const all = new Map<string, Json>();
  const others: Lit[] = [];
  let count = 0;
  for (const lit of lits) {
    const values = (lit & 1) === 0 ? listedValues(nodes.nodes[lit >> 1] as SchemaNode) : undefined;
    if (!values) others.push(lit);
    else count += values.size;
    for (const [text, value] of values ?? []) all.set(text, value);
  }
  if (lits.length - others.length < 2 || (exclusive && all.size < count)) return lits;
  return [valuesLit(nodes, [...all.values()]), ...others];
}

const allOf: Lowering = site => {
  const lits = branches(site, 'allOf');
  if (!lits) return undefined;
  return site.negated ? or(...lits.map(lit => site.lower(lit ^ 1))) : and(...lits.map(site.lower));
};

const anyOf: Lowering = site => {
  const lits = mergeListed(site, 'anyOf');
  if (!lits) return undefined;
  return site.negated ? and(...lits.map(lit => site.lower(lit ^ 1))) : or(...lits.map(site.lower));
};

/** Exactly one branch: branches that cannot meet another need not be told apart from it. */
const oneOf: Lowering = site => {
  const lits = mergeListed(site, 'oneOf');
  if (!lits) return undefined;
  const { lower, negated } = site;
  if (lits.length === 1) return lower((lits[0] as Lit) ^ (negated ? 1 : 0));
  const rivals = rivalsOf.get(site.node) ?? site.rivalsOf(lits);
  rivalsOf.set(site.node, rivals);
  const at = (i: number): Lit => lits[i] as Lit;
  if (!negated)
    return or(...lits.map((lit, i) => and(lower(lit), ...(rivals[i] ?? []).map(j => lower(at(j) ^ 1)))));
  const pairs: Formula[] = lits.flatMap((lit, i) =>
    (rivals[i] ?? []).filter(j => j > i).map(j => and(lower(lit), lower(at(j)))),
  );
  return or(and(...lits.map(lit => lower(lit ^ 1))), ...pairs);
};

/** Each union is told apart once, not once for every kind of value. */
const rivalsOf = new WeakMap<SchemaNode, readonly (readonly number[])[]>();

const not: Lowering = site => {
  const schema = getOwn(site.node.schema, 'not');
  return isSchema(schema) ? site.lower(site.lit(schema) ^ (site.negated ? 0 : 1)) : undefined;
};

const conditional: Lowering = ({ node, lit, lower, negated }) => {
  const schema = getOwn(node.schema, 'if');
  if (!isSchema(schema)) return undefined;
  const test = lit(schema);
  const branch = (keyword: string): Formula => {
    const then = getOwn(node.schema, keyword);
    return isSchema(then) ? lower(lit(then) ^ (negated ? 1 : 0)) : negated ? or() : and();
  };
  const yes = branch('then');
  const no = branch('else');
  return negated
    ? or(and(lower(test), yes), and(lower(test ^ 1), no))
    : and(or(lower(test ^ 1), yes), or(lower(test), no));
};

const reference =
  (keyword: '$ref' | '$dynamicRef'): Lowering =>
  site => {
    if (typeof getOwn(site.node.schema, keyword) !== 'string') return undefined;
    const target = site.reference(keyword);
    if (target === undefined) return site.opaque(keyword, 'the reference leads nowhere');
    return site.lower(target ^ (site.negated ? 1 : 0));
  };

const recursiveRef: Lowering = site =>
  Object.hasOwn(site.node.schema, '$recursiveRef')
    ? site.opaque('$recursiveRef', '2019-09 recursion is not supported')
    : undefined;

/** Keywords that apply other schemas to the same value. */
export const logic: readonly Lowering[] = [
  reference('$ref'),
  reference('$dynamicRef'),
  recursiveRef,
  allOf,
  anyOf,
  oneOf,
  not,
  conditional,
];
