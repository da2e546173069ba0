import { getAt, type Json } from '../../schema/json.js';
import type { DriftRule } from '../rule.js';

/** A handoff of the baseline is gone; what is in flight on it has nowhere to go. */
export const handoffRemoved: DriftRule = {
  id: 'handoff-removed',
  severity: 'warning',
  live: true,
  check({ changes, subject: { baseline } }) {
    if (!baseline) return [];
    return changes.flatMap(diff => {
      if (diff.kind !== 'removed') return [];
      const value = getAt(baseline.manifest as Json, ['handoffs', diff.id]);
      return [
        {
          code: handoffRemoved.id,
          severity: handoffRemoved.severity,
          message: `The handoff “${diff.id}” (${diff.was}) is gone since ${baseline.label}: nobody receives what is still in flight to “${diff.to}”. Let it drain first, or restore it.`,
          path: ['handoffs'],
          at: 'key' as const,
          related: [
            {
              message: `At ${baseline.label} it was here.`,
              path: ['handoffs', diff.id],
              baseline: true as const,
            },
          ],
          fixes:
            value === undefined
              ? []
              : [
                  {
                    title: `Restore “${diff.id}”`,
                    intents: [{ type: 'add' as const, kind: 'handoff' as const, id: diff.id, value }],
                  },
                ],
        },
      ];
    });
  },
};
