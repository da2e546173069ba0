import { formatCheckers } from '../../../runtime/formats.js';
import type { JsonObject } from '../../../schema/json.js';
import { numberLiteral, stringLiteral } from '../../print/index.js';
import { atom, not, truth } from '../expression.js';
import type { Complaint, Step } from '../step.js';
import type { Planner, Subject } from '../subject.js';
import { patternConstant, patternTest } from './patterns.js';
import { shorten } from './values.js';

/** Checks a subject that is a string. */
export function stringSteps(schema: JsonObject, subject: Subject, planner: Planner): Step[] {
  const { variable, at, hint } = subject;
  const steps: Step[] = [];
  const complain = (keyword: string, message: string): Complaint => ({ at, keyword, message });
  const { minLength, maxLength, pattern, format } = schema;
  if (minLength === 1)
    steps.push({
      do: 'check',
      fault: atom(`${variable} === ''`, `${variable} !== ''`),
      complaint: complain('minLength', 'must not be empty'),
      limit: { side: 'least', bound: '1' },
    });
  else if (typeof minLength === 'number' && minLength > 0)
    steps.push({
      do: 'check',
      fault: not(truth(`isAtLeast(${variable}, ${numberLiteral(minLength)})`)),
      complaint: complain('minLength', `must have at least ${minLength} characters`),
      limit: { side: 'least', bound: numberLiteral(minLength), helper: 'isAtLeast' },
    });
  if (typeof maxLength === 'number')
    steps.push({
      do: 'check',
      fault:
        maxLength === 0
          ? atom(`${variable} !== ''`, `${variable} === ''`)
          : not(truth(`isAtMost(${variable}, ${numberLiteral(maxLength)})`)),
      complaint: complain(
        'maxLength',
        maxLength === 0
          ? 'must be empty'
          : `must have at most ${maxLength} character${maxLength === 1 ? '' : 's'}`,
      ),
      limit: {
        side: 'most',
        bound: numberLiteral(maxLength),
        ...(maxLength !== 0 && { helper: 'isAtMost' }),
      },
    });
  if (typeof pattern === 'string')
    steps.push({
      do: 'check',
      fault: not(patternTest(pattern, hint, variable, planner)),
      complaint: complain('pattern', `must match ${shorten(pattern)}`),
      short: {
        method: 'pattern',
        variable,
        args: [patternConstant(pattern, hint, planner), stringLiteral(shorten(pattern))],
      },
    });
  const checker =
    typeof format === 'string' && planner.assertsFormat(schema) ? formatCheckers.get(format) : undefined;
  if (checker)
    steps.push({
      do: 'check',
      fault: not(truth(`${planner.use(checker.name, 'formats')}(${variable})`)),
      complaint: complain('format', `must be a valid ${format}`),
      short: { method: 'format', variable, args: [checker.name, stringLiteral(String(format))] },
    });
  return steps;
}
