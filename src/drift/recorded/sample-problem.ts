import type { Problem, Severity } from '../../contract/problem.js';
import type { SampleFinding } from './judge-samples.js';

/** What each kind of finding counts as, unless the manifest says otherwise. */
export const findingSeverities: Readonly<Record<SampleFinding['kind'], Severity>> = {
  'sample-violation': 'error',
  'sample-unreadable': 'error',
  'sample-outdated': 'warning',
  'sample-unmatched': 'warning',
};

/** A finding as a problem in the sample file, beside the handoff that it is about. */
export const problemOfFinding = ({ kind, message, range, file, handoff }: SampleFinding): Problem => ({
  code: kind,
  severity: findingSeverities[kind],
  message,
  file,
  range,
  path: [],
  ...(handoff !== undefined && {
    related: [{ message: `The contract of “${handoff}” is here.`, path: ['handoffs', handoff] }],
  }),
});
