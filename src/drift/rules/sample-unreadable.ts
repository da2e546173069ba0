import { findingSeverities, problemOfFinding } from '../recorded/sample-problem.js';
import type { DriftRule } from '../rule.js';

/** A sample file, or a line of it, that is not JSON. */
export const sampleUnreadable: DriftRule = {
  id: 'sample-unreadable',
  severity: findingSeverities['sample-unreadable'],
  check: ({ samples }) => samples.filter(({ kind }) => kind === 'sample-unreadable').map(problemOfFinding),
};
