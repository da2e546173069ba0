import { getOwn } from '../../schema/json.js';
import { atom } from '../formula.js';
import { asNumber, type Lowering } from './site.js';

const bound =
  (keyword: string, is: 'above' | 'below', exclusive: boolean): Lowering =>
  ({ node, kind, negated }) => {
    const limit = asNumber(getOwn(node.schema, keyword));
    if (limit === undefined || kind !== 'number') return undefined;
    if (!negated) return atom({ is, limit, exclusive });
    return atom({ is: is === 'above' ? 'below' : 'above', limit, exclusive: !exclusive });
  };

const multipleOf: Lowering = ({ node, kind, negated }) => {
  const of = asNumber(getOwn(node.schema, 'multipleOf'));
  return of === undefined || of <= 0 || kind !== 'number' ? undefined : atom({ is: 'multiple', of, negated });
};

/** The keywords of numbers. */
export const numbers: readonly Lowering[] = [
  bound('minimum', 'above', false),
  bound('exclusiveMinimum', 'above', true),
  bound('maximum', 'below', false),
  bound('exclusiveMaximum', 'below', true),
  multipleOf,
];
