import type { ContractRule } from './rule.js';

export const suppressionExpired: ContractRule = {
  id: 'suppression-expired',
  severity: 'warning',
  *check({ manifest, today }) {
    const suppressions = manifest.suppress ?? [];
    for (const [i, { code, expires, reason }] of suppressions.entries()) {
      if (expires >= today) continue;
      yield {
        message: `The suppression of “${code}” ended on ${expires} (“${reason}”): put the problem right, or decide again and set a later date.`,
        path: ['suppress', i, 'expires'],
        fixes: [{ title: 'Remove the suppression', intents: [{ type: 'unset', path: ['suppress', i] }] }],
      };
    }
  },
};
