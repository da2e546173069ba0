import { hasType } from '../../schema/evaluate/values.js';
import { getOwn, isObject, type Json, type JsonObject } from '../../schema/json.js';
import { ANYTHING, and, atom, type Formula, type Kind, kindOf, type Lit, or, truth } from '../formula.js';
import type { NodeTable } from '../nodes.js';
import { canonicalText } from '../shape.js';
import type { Lowering } from './site.js';
import { sizeWithin } from './sizes.js';

const EXAMPLES: { readonly [kind in Kind]: Json } = {
  null: null,
  false: false,
  true: true,
  number: 0.5,
  string: '',
  array: [],
  object: {},
};

/** `type`. `integer` is the only name that splits a kind. */
export const type: Lowering = ({ node, kind, negated }) => {
  const wanted = getOwn(node.schema, 'type');
  const types = (Array.isArray(wanted) ? wanted : [wanted]).filter(name => typeof name === 'string');
  if (types.length === 0) return undefined;
  if (types.some(name => hasType(EXAMPLES[kind], name))) return truth(!negated);
  if (kind === 'number' && types.includes('integer')) return atom({ is: 'multiple', of: 1, negated });
  return truth(negated);
};

/** The literal of `{ enum: values }`. */
export function valuesLit(nodes: NodeTable, values: readonly Json[]): Lit {
  const listed = new Map(values.map(value => [canonicalText(value), value]));
  return nodes.make(
    `enum ${[...listed.keys()].sort().join()}`,
    (kind, negated) => lowerValues(nodes, values, kind, negated),
    value => listed.has(canonicalText(value)),
    listed,
  );
}

/** That a value is, or is not, among the listed ones. Arrays and objects are told apart part by part. */
export function lowerValues(
  nodes: NodeTable,
  values: readonly Json[],
  kind: Kind,
  negated: boolean,
): Formula {
  const own = values.filter(value => kindOf(value) === kind);
  if (own.length === 0) return truth(negated);
  if (kind === 'null' || kind === 'true' || kind === 'false') return truth(!negated);
  if (!negated) return atom({ is: 'oneOf', values: own });
  if (kind === 'array') return and(...own.map(value => differFromArray(nodes, value as Json[])));
  if (kind === 'object') return and(...own.map(value => differFromObject(nodes, value as JsonObject)));
  return atom({ is: 'noneOf', values: own });
}

function differFromArray(nodes: NodeTable, wanted: readonly Json[]): Formula {
  const { length } = wanted;
  return or(
    sizeWithin(length, length, true),
    ...wanted.map((item, index) =>
      and(
        atom({ is: 'size', min: index + 1, max: Infinity }),
        atom({ is: 'item', index, lit: valuesLit(nodes, [item]) ^ 1 }),
      ),
    ),
  );
}

function differFromObject(nodes: NodeTable, wanted: JsonObject): Formula {
  const entries = Object.entries(wanted);
  return or(
    ...entries.flatMap(([key, value]) => [
      atom({ is: 'lacks', key }),
      and(atom({ is: 'has', key }), atom({ is: 'member', key, lit: valuesLit(nodes, [value]) ^ 1 })),
    ]),
    atom({
      is: 'some',
      keys: { kind: 'others', named: new Set(Object.keys(wanted)), patterns: [] },
      lit: ANYTHING,
    }),
  );
}

/** `enum`. */
export const enumeration: Lowering = ({ node, nodes, kind, negated }) => {
  const values = getOwn(node.schema, 'enum');
  return Array.isArray(values) ? lowerValues(nodes, values, kind, negated) : undefined;
};

/** `const`. */
export const constant: Lowering = ({ node, nodes, kind, negated }) => {
  const value = getOwn(node.schema, 'const');
  return value === undefined ? undefined : lowerValues(nodes, [value], kind, negated);
};

/** True for a JSON object that is a schema. */
export const isSchema = (value: Json | undefined): value is boolean | JsonObject =>
  typeof value === 'boolean' || isObject(value);
