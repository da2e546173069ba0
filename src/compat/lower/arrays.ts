import { getOwn, type JsonSchema } from '../../schema/json.js';
import { and, atom, FALSE, NOTHING, or } from '../formula.js';
import { asNumber, type Lowering } from './site.js';
import { isSchema } from './values.js';

/** `prefixItems` and `items`. */
const items: Lowering = ({ node, kind, negated, lit }) => {
  const prefix = getOwn(node.schema, 'prefixItems');
  const rest = getOwn(node.schema, 'items');
  if (kind !== 'array') return undefined;
  const first = (Array.isArray(prefix) ? prefix : []).map(schema => lit(schema as JsonSchema));
  if (!negated) {
    return and(
      ...first.map((item, index) => atom({ is: 'item', index, lit: item })),
      ...(isSchema(rest) ? [atom({ is: 'items', from: first.length, lit: lit(rest) })] : []),
    );
  }
  return or(
    ...first.map((item, index) =>
      and(atom({ is: 'size', min: index + 1, max: Infinity }), atom({ is: 'item', index, lit: item ^ 1 })),
    ),
    ...(isSchema(rest) ? [atLeastOneFrom(first.length, lit(rest) ^ 1)] : []),
  );
};

const atLeastOneFrom = (from: number, lit: number) =>
  lit === NOTHING ? FALSE : atom({ is: 'count', from, lit, min: 1, max: Infinity });

const contains: Lowering = ({ node, kind, negated, lit }) => {
  const wanted = getOwn(node.schema, 'contains');
  if (kind !== 'array' || !isSchema(wanted)) return undefined;
  const min = Math.ceil(asNumber(getOwn(node.schema, 'minContains')) ?? 1);
  const max = Math.floor(asNumber(getOwn(node.schema, 'maxContains')) ?? Infinity);
  const count = (least: number, most: number) =>
    least <= 0 && most === Infinity
      ? and()
      : atom({ is: 'count', from: 0, lit: lit(wanted), min: Math.max(0, least), max: most });
  if (!negated) return count(min, max);
  return or(...(min > 0 ? [count(0, min - 1)] : []), ...(max < Infinity ? [count(max + 1, Infinity)] : []));
};

const uniqueItems: Lowering = ({ node, kind, negated }) =>
  kind === 'array' && getOwn(node.schema, 'uniqueItems') === true
    ? atom({ is: 'unique', negated })
    : undefined;

/** The keywords of arrays, but for their length. */
export const arrays: readonly Lowering[] = [items, contains, uniqueItems];
