import { linearPattern } from '../../../schema/pattern/linear.js';
import { speedOf } from '../../../schema/pattern/slow.js';
import {
  arrayOf,
  type Doc,
  group,
  ifBroken,
  indent,
  join,
  line,
  numberLiteral,
  regexLiteral,
  softline,
} from '../../print/index.js';
import { type Expression, truth } from '../expression.js';
import type { Planner } from '../subject.js';

/** The condition that a string matches a pattern. */
export function patternTest(pattern: string, hint: string, variable: string, planner: Planner): Expression {
  return truth(`${patternConstant(pattern, hint, planner)}.test(${variable})`);
}

/** The module constant that tests a pattern. */
export const patternConstant = (pattern: string, hint: string, planner: Planner): string =>
  planner.constant(hint, 'Pattern', matcher(pattern, planner));

/** A regular expression, or, where one hostile text could keep it busy for hours, a table that reads each text once. */
function matcher(pattern: string, planner: Planner): Doc {
  const linear = speedOf(pattern) === 'fine' ? undefined : linearPattern(pattern);
  if (!linear) return regexLiteral(pattern);
  const { starts, classes, next, accepting } = linear;
  const lists = [starts, classes, next, accepting].map(list =>
    arrayOf(list.map(numberLiteral), list.length > 1),
  );
  return [
    planner.use('readOnce'),
    '(',
    group([indent([softline, join([',', line], lists), ifBroken(',')]), softline]),
    ')',
  ];
}
