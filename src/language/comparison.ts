import type { HandoffDiff } from '../drift/changes/compare-contracts.js';

/** How a handoff stands to the baseline. */
export type Standing = 'added' | 'removed' | 'compatible' | 'breaking' | 'undecided';

/** What a handoff has become since the baseline. */
export interface HandoffStanding {
  readonly id: string;
  readonly standing: Standing;
  readonly was?: string;
  readonly version: string;
}

/** What has changed since a baseline; handoffs that are as they were are left out. */
export interface Comparison {
  /** How people call the baseline: `HEAD`, `v1.2.0`. */
  readonly baseline: string;
  readonly handoffs: readonly HandoffStanding[];
}

/** Sums up what drift has found, one word a handoff. */
export const compareWith = (baseline: string, changes: readonly HandoffDiff[]): Comparison => ({
  baseline,
  handoffs: changes.map(standingOf),
});

function standingOf(diff: HandoffDiff): HandoffStanding {
  const { id } = diff;
  if (diff.kind === 'added') return { id, standing: 'added', version: diff.version };
  if (diff.kind === 'removed') return { id, standing: 'removed', was: diff.was, version: diff.was };
  const isBreaking = diff.changes.some(({ breaks }) => breaks.length > 0);
  const isOpen = diff.changes.some(({ undecided }) => undecided !== undefined);
  const standing = isBreaking ? 'breaking' : isOpen ? 'undecided' : 'compatible';
  return { id, standing, was: diff.was, version: diff.version };
}
