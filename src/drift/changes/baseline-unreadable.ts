import type { Problem } from '../../contract/problem.js';

/** There is a baseline, but no contract can be read from it. */
export const baselineUnreadable = (label: string, why: string): Problem => ({
  code: 'baseline-unreadable',
  severity: 'warning',
  message: `The contract at ${label} cannot be read, so nothing is compared with it: ${why}`,
  path: [],
});
