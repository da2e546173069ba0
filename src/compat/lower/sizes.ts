import { getOwn } from '../../schema/json.js';
import { atom, type Formula, type Kind, or } from '../formula.js';
import { asNumber, type Lowering } from './site.js';

/** That a size lies within, or without, a range. */
export function sizeWithin(min: number, max: number, negated: boolean): Formula {
  if (!negated) return atom({ is: 'size', min, max });
  const below = min > 0 ? [atom({ is: 'size', min: 0, max: Math.ceil(min) - 1 })] : [];
  const above = max < Infinity ? [atom({ is: 'size', min: Math.floor(max) + 1, max: Infinity })] : [];
  return or(...below, ...above);
}

const size =
  (noun: string, of: Kind): Lowering =>
  ({ node, kind, negated }) => {
    const min = asNumber(getOwn(node.schema, `min${noun}`)) ?? 0;
    const max = asNumber(getOwn(node.schema, `max${noun}`)) ?? Infinity;
    return kind !== of || (min <= 0 && max === Infinity) ? undefined : sizeWithin(min, max, negated);
  };

/** `minLength` and `maxLength`, `minItems` and `maxItems`, `minProperties` and `maxProperties`. */
export const sizes: readonly Lowering[] = [
  size('Length', 'string'),
  size('Items', 'array'),
  size('Properties', 'object'),
];
