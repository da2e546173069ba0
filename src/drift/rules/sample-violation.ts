import { findingSeverities, problemOfFinding } from '../recorded/sample-problem.js';
import type { DriftRule } from '../rule.js';

/** A recorded payload or envelope that the contract now rejects. */
export const sampleViolation: DriftRule = {
  id: 'sample-violation',
  severity: findingSeverities['sample-violation'],
  check: ({ samples }) => samples.filter(({ kind }) => kind === 'sample-violation').map(problemOfFinding),
};
