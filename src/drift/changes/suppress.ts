import type { Manifest } from '../../contract/manifest/workflow.js';
import { isEnough, requiredVersion } from './bump.js';
import { greatest } from './change.js';
import type { HandoffDiff } from './compare-contracts.js';

/**
 * Leaves out changes that the manifest suppresses by fingerprint, until the day its entry expires, and works out anew
 * what the rest needs.
 */
export function withoutSuppressed(
  diffs: readonly HandoffDiff[],
  manifest: Manifest,
  today: string,
): readonly HandoffDiff[] {
  const suppressed = new Set(
    (manifest.suppress ?? []).flatMap(({ fingerprint, expires }) =>
      fingerprint !== undefined && expires >= today ? [fingerprint] : [],
    ),
  );
  if (suppressed.size === 0) return diffs;
  return diffs.map(diff => {
    if (diff.kind !== 'changed') return diff;
    const changes = diff.changes.filter(change => !suppressed.has(change.fingerprint));
    const bump = greatest(changes.map(change => change.bump));
    return {
      ...diff,
      changes,
      bump,
      required: requiredVersion(diff.was, bump),
      enough: isEnough(diff.was, diff.version, bump),
    };
  });
}
