import { getOwn } from '../../schema/json.js';
import { compilePattern } from '../../schema/pattern/compile.js';
import { atom } from '../formula.js';
import type { Lowering } from './site.js';

const pattern: Lowering = site => {
  const name = getOwn(site.node.schema, 'pattern');
  if (typeof name !== 'string' || site.kind !== 'string') return undefined;
  if (!compilePattern(name)) return site.opaque('pattern', `${name} is not an ECMAScript regular expression`);
  return atom({ is: 'pattern', name, negated: site.negated });
};

const format: Lowering = site => {
  const name = getOwn(site.node.schema, 'format');
  if (typeof name !== 'string' || site.kind !== 'string' || !site.assertsFormat(name)) return undefined;
  return atom({ is: 'format', name, negated: site.negated });
};

/** `pattern`, and `format` where it is asserted. */
export const strings: readonly Lowering[] = [pattern, format];
