import { findingSeverities, problemOfFinding } from '../recorded/sample-problem.js';
import type { DriftRule } from '../rule.js';

/** An envelope that was recorded under a version which its receiver no longer accepts. */
export const sampleOutdated: DriftRule = {
  id: 'sample-outdated',
  severity: findingSeverities['sample-outdated'],
  check: ({ samples }) => samples.filter(({ kind }) => kind === 'sample-outdated').map(problemOfFinding),
};
