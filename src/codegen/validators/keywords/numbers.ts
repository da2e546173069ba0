import type { JsonObject } from '../../../schema/json.js';
import { numberLiteral } from '../../print/index.js';
import { atom, not, truth } from '../expression.js';
import type { Step } from '../step.js';
import type { Planner, Subject } from '../subject.js';

const bounds = [
  ['minimum', '<', '>=', 'at least', 'least', undefined],
  ['exclusiveMinimum', '<=', '>', 'greater than', 'least', 'above'],
  ['maximum', '>', '<=', 'at most', 'most', undefined],
  ['exclusiveMaximum', '>=', '<', 'less than', 'most', 'below'],
] as const;

/** Checks a subject that is a number. */
export function numberSteps(schema: JsonObject, { variable, at }: Subject, planner: Planner): Step[] {
  const steps: Step[] = [];
  for (const [keyword, fault, fine, words, side, method] of bounds) {
    const bound = schema[keyword];
    if (typeof bound !== 'number') continue;
    const text = numberLiteral(bound);
    steps.push({
      do: 'check',
      fault: atom(`${variable} ${fault} ${text}`, `${variable} ${fine} ${text}`),
      complaint: { at, keyword, message: `must be ${words} ${text}` },
      ...(method === undefined
        ? { limit: { side, bound: text } }
        : { short: { method, variable, args: [text] } }),
    });
  }
  if (typeof schema.multipleOf === 'number') {
    const text = numberLiteral(schema.multipleOf);
    steps.push({
      do: 'check',
      fault: not(truth(`${planner.use('isMultipleOf')}(${variable}, ${text})`)),
      complaint: { at, keyword: 'multipleOf', message: `must be a multiple of ${text}` },
      short: { method: 'multipleOf', variable, args: [text] },
    });
  }
  return steps;
}
