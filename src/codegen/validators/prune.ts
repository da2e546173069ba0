import { isNever } from './expression.js';
import type { Step } from './step.js';

/** Leaves out steps that can do nothing: faults that never happen, and blocks and loops with nothing in them. */
export const prune = (steps: readonly Step[]): Step[] => steps.flatMap(step => pruneOne(step, prune));

/** As `prune`, for reporters: they need no counting either. */
export const pruneForReport = (steps: readonly Step[]): Step[] =>
  steps.flatMap(step => {
    if (step.do === 'counter') return [];
    const [kept] = pruneOne(step, pruneForReport);
    if (kept === undefined) return [];
    return kept.do === 'property' && kept.body.length === 0 && kept.missing === undefined ? [] : [kept];
  });

function pruneOne(step: Step, recur: (steps: readonly Step[]) => Step[]): Step[] {
  switch (step.do) {
    case 'check':
      return isNever(step.fault) ? [] : [step];
    case 'require': {
      const body = recur(step.body);
      return isNever(step.fault) ? body : [{ ...step, body }];
    }
    case 'when': {
      const body = recur(step.body);
      const otherwise = recur(step.otherwise ?? []);
      if (isNever(step.test) || (body.length === 0 && otherwise.length === 0))
        return isNever(step.test) ? otherwise : [];
      return [{ do: 'when', test: step.test, body, ...(otherwise.length > 0 && { otherwise }) }];
    }
    case 'property': {
      const body = recur(step.body);
      return body.length === 0 && step.missing === undefined && step.counter === undefined
        ? []
        : [{ ...step, body }];
    }
    case 'items':
    case 'keys':
    case 'finally': {
      const body = recur(step.body);
      return body.length === 0 ? [] : [{ ...step, body }];
    }
    case 'choose':
      return [{ ...step, cases: step.cases.map(one => ({ ...one, body: recur(one.body) })) }];
    default:
      return [step];
  }
}
