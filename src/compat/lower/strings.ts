import { getOwn } from '../../schema/json.js';
import { compilePattern } from '../../schema/pattern/compile.js';
import { isHopeless } from '../../schema/pattern/match.js';
import { and, atom } from '../formula.js';
import type { Lowering } from './site.js';

const pattern: Lowering = site => {
  const name = getOwn(site.node.schema, 'pattern');
  if (typeof name !== 'string' || site.kind !== 'string') return undefined;
  if (!compilePattern(name)) return site.opaque('pattern', `${name} is not an ECMAScript regular expression`);
  const language = atom({ is: 'pattern', name, negated: site.negated });
  // Its language may be known, but not which listed values are in it.
  return isHopeless(name)
    ? and(language, site.opaque('pattern', `${name} may take forever to match`))
    : language;
};

const format: Lowering = site => {
  const name = getOwn(site.node.schema, 'format');
  if (typeof name !== 'string' || site.kind !== 'string' || !site.assertsFormat(name)) return undefined;
  return atom({ is: 'format', name, negated: site.negated });
};

/** `pattern`, and `format` where it is asserted. */
export const strings: readonly Lowering[] = [pattern, format];
