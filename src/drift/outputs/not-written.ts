import type { Problem } from '../../contract/problem.js';

/** A file that should have been written or deleted and could not be; `reason` is the disk's, in plain words. */
export const notWritten = (what: 'written' | 'deleted', path: string, reason: string): Problem => ({
  code: 'output-not-written',
  severity: 'error',
  message: `${path} could not be ${what}: ${reason}.`,
  path: ['generate', 'outDir'],
});
