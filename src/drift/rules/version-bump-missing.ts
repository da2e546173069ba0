import { fixesOf } from '../changes/fixes.js';
import { agentsOf, whoBreaks } from '../changes/who-breaks.js';
import type { DriftRule } from '../rule.js';

/** A handoff has changed since the baseline by more than its version says. */
export const versionBumpMissing: DriftRule = {
  id: 'version-bump-missing',
  severity: 'error',
  live: true,
  check({ changes, subject: { baseline, manifest } }) {
    if (!baseline) return [];
    return changes.flatMap(diff => {
      if (diff.kind !== 'changed' || diff.enough || diff.wentBack) return [];
      const counted = diff.changes.filter(change => change.bump === diff.bump);
      const witness = counted.find(change => change.witness !== undefined)?.witness;
      const [first, ...others] = counted;
      const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
      const breaks = whoBreaks(diff, baseline.manifest, manifest);
      return [
        {
          code: versionBumpMissing.id,
          severity: versionBumpMissing.severity,
          message: `“${diff.id}” has changed since ${baseline.label} (${diff.was}) and needs version ${diff.required}, not ${diff.version}: ${first?.message ?? ''}${more}${breaks.map(text => ` ${text}`).join('')}`,
          path: ['handoffs', diff.id, 'version'],
          ...(breaks.length > 0 && { also: agentsOf(manifest, diff.id) }),
          related: diff.changes.flatMap(change => [
            { message: `${change.message} [${change.fingerprint}]`, path: change.path },
            { message: `At ${baseline.label} it was like this.`, path: change.path, baseline: true as const },
          ]),
          fixes: fixesOf(diff, baseline.manifest, manifest),
          ...(witness !== undefined && { witness }),
        },
      ];
    });
  },
};
