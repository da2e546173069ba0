import { getOwn, isObject, type Json, type JsonSchema } from '../../schema/json.js';
import { compilePattern } from '../../schema/pattern/compile.js';
import { isHopeless } from '../../schema/pattern/match.js';
import { ANYTHING, and, atom, type Formula, type KeySet, type Lit, or } from '../formula.js';
import type { Lowering, LowerSite } from './site.js';
import { isSchema } from './values.js';

const entriesOf = (value: Json | undefined): [string, JsonSchema][] =>
  isObject(value) ? Object.entries(value as { [key: string]: JsonSchema }) : [];

const stringsOf = (value: Json | undefined): string[] =>
  Array.isArray(value) ? value.filter(item => typeof item === 'string') : [];

/** All members with names in `keys` satisfy `lit`, or, negated, one does not. */
export function members(keys: KeySet, lit: Lit, negated: boolean): Formula {
  if (lit === ANYTHING) return negated ? or() : and();
  return negated ? atom({ is: 'some', keys, lit: lit ^ 1 }) : atom({ is: 'members', keys, lit });
}

function member(key: string, lit: Lit, negated: boolean): Formula {
  if (lit === ANYTHING) return negated ? or() : and();
  const value = atom({ is: 'member', key, lit: negated ? lit ^ 1 : lit });
  return negated ? and(atom({ is: 'has', key }), value) : value;
}

const combine = (negated: boolean, parts: readonly Formula[]): Formula =>
  negated ? or(...parts) : and(...parts);

const properties: Lowering = site => {
  const { node, kind, negated, lit } = site;
  if (kind !== 'object') return undefined;
  const named = entriesOf(getOwn(node.schema, 'properties'));
  const patterns = entriesOf(getOwn(node.schema, 'patternProperties'));
  const rest = getOwn(node.schema, 'additionalProperties');
  if (patterns.some(([pattern]) => !compilePattern(pattern)))
    return site.opaque('patternProperties', 'a name pattern is not an ECMAScript regular expression');
  if (patterns.some(([pattern]) => isHopeless(pattern)))
    return site.opaque('patternProperties', 'a name pattern may take forever to match');
  const others: KeySet = {
    kind: 'others',
    named: new Set(named.map(([key]) => key)),
    patterns: patterns.map(([pattern]) => pattern),
  };
  return combine(negated, [
    ...named.map(([key, schema]) => member(key, lit(schema), negated)),
    ...patterns.map(([pattern, schema]) => members({ kind: 'pattern', pattern }, lit(schema), negated)),
    ...(isSchema(rest) ? [members(others, lit(rest), negated)] : []),
  ]);
};

const presence = (key: string, negated: boolean): Formula => atom({ is: negated ? 'lacks' : 'has', key });

const required: Lowering = ({ node, kind, negated }) => {
  const keys = stringsOf(getOwn(node.schema, 'required'));
  return kind === 'object' && keys.length > 0
    ? combine(
        negated,
        [...new Set(keys)].map(key => presence(key, negated)),
      )
    : undefined;
};

/** `trigger` present implies `then`. */
const implication = (trigger: string, then: Formula, negated: boolean): Formula =>
  negated ? and(presence(trigger, false), then) : or(presence(trigger, true), then);

const dependentRequired: Lowering = ({ node, kind, negated }) => {
  const dependencies = getOwn(node.schema, 'dependentRequired');
  if (kind !== 'object' || !isObject(dependencies)) return undefined;
  const parts = Object.entries(dependencies).map(([key, needs]) => {
    const present = combine(
      negated,
      stringsOf(needs).map(need => presence(need, negated)),
    );
    return implication(key, present, negated);
  });
  return combine(negated, parts);
};

const dependentSchemas: Lowering = ({ node, kind, negated, lit, lower }) => {
  if (kind !== 'object') return undefined;
  const parts = entriesOf(getOwn(node.schema, 'dependentSchemas')).map(([key, schema]) =>
    implication(key, lower(negated ? lit(schema) ^ 1 : lit(schema)), negated),
  );
  return combine(negated, parts);
};

const propertyNames: Lowering = ({ node, kind, negated, lit }: LowerSite) => {
  const names = getOwn(node.schema, 'propertyNames');
  if (kind !== 'object' || !isSchema(names)) return undefined;
  const wanted = lit(names);
  if (wanted === ANYTHING) return negated ? or() : and();
  return negated
    ? atom({ is: 'some', keys: { kind: 'lit', lit: wanted ^ 1 }, lit: ANYTHING })
    : atom({ is: 'names', lit: wanted });
};

/** The keywords of objects, but for their size. */
export const objects: readonly Lowering[] = [
  required,
  properties,
  dependentRequired,
  dependentSchemas,
  propertyNames,
];
