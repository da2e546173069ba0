import { hasLoopsInARow, hasTwoWaysBack } from './ambiguity.js';
import { automataOf } from './automaton.js';
import { parsePattern } from './parse.js';

/** How long a backtracking engine may take over a pattern. */
export type PatternSpeed = 'fine' | 'slow' | 'unknown';

const memo = new Map<string, PatternSpeed>();

/**
 * `slow` for a pattern that a backtracking engine may try in exponentially many ways, because some loop can read the
 * same text along two paths (`(a+)+$`, `(a|a)*b`, `(\w+\s?)*$`), or in as many as the cube of the text's length, because
 * three loops can share it out (`.*a.*a.*b`). `unknown` where this is too large to tell. What a back reference repeats is
 * left out of account: the loops around it are what takes long.
 */
export function speedOf(source: string): PatternSpeed {
  const known = memo.get(source);
  if (known !== undefined) return known;
  const speed = judge(source);
  if (memo.size > 1000) memo.clear();
  memo.set(source, speed);
  return speed;
}

/** True for a pattern that is known to be slow. */
export const isSlowPattern = (source: string): boolean => speedOf(source) === 'slow';

/** The pattern with nothing in place of its back references. */
const withoutReferences = (source: string): string =>
  source.replaceAll(/\\(?:([1-9]\d*|k<[^>]*>)|[\s\S])/g, (all, reference) =>
    reference === undefined ? all : '(?:)',
  );

function judge(source: string): PatternSpeed {
  const syntax = parsePattern(source) ?? parsePattern(withoutReferences(source));
  const automata = syntax && automataOf(syntax);
  if (!automata) return 'unknown';
  if (automata.some(hasTwoWaysBack)) return 'slow';
  const verdicts = automata.map(hasLoopsInARow);
  return verdicts.includes(true) ? 'slow' : verdicts.includes(undefined) ? 'unknown' : 'fine';
}
