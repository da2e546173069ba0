import type { DriftRule } from '../rule.js';

/** Whether a change breaks anything could not be decided; said so, never guessed. */
export const changeUndecided: DriftRule = {
  id: 'change-undecided',
  severity: 'warning',
  live: true,
  check({ changes, subject: { baseline } }) {
    if (!baseline) return [];
    return changes.flatMap(diff =>
      diff.kind !== 'changed'
        ? []
        : diff.changes
            .filter(change => change.undecided !== undefined)
            .map(change => ({
              code: changeUndecided.id,
              severity: changeUndecided.severity,
              message: `${change.message} Decide it yourself: raise the major version of “${diff.id}” if in doubt, or suppress ${change.fingerprint} with a reason.`,
              path: change.path,
            })),
    );
  },
};
