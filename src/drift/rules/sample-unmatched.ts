import { findingSeverities, problemOfFinding } from '../recorded/sample-problem.js';
import type { DriftRule } from '../rule.js';

/** A recorded value that belongs to no handoff of the workflow. */
export const sampleUnmatched: DriftRule = {
  id: 'sample-unmatched',
  severity: findingSeverities['sample-unmatched'],
  check: ({ samples }) => samples.filter(({ kind }) => kind === 'sample-unmatched').map(problemOfFinding),
};
