import type { DriftRule } from '../rule.js';

/** A version went down: receivers would take new envelopes for old ones. */
export const versionLowered: DriftRule = {
  id: 'version-lowered',
  severity: 'error',
  live: true,
  check({ changes, subject: { baseline } }) {
    if (!baseline) return [];
    return changes.flatMap(diff => {
      if (diff.kind !== 'changed' || !diff.wentBack) return [];
      const version = diff.changes.length === 0 ? diff.was : diff.required;
      return [
        {
          code: versionLowered.id,
          severity: versionLowered.severity,
          message: `“${diff.id}” went back from ${diff.was} (${baseline.label}) to ${diff.version}. Versions only rise: set it to ${version}.`,
          path: ['handoffs', diff.id, 'version'],
          fixes: [
            {
              title: `Set the version of “${diff.id}” to ${version}`,
              preferred: true,
              intents: [{ type: 'set', path: ['handoffs', diff.id, 'version'], value: version }],
            },
          ],
        },
      ];
    });
  },
};
