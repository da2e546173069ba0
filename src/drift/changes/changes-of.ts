import type { Documents } from './closure.js';
import { compareContracts, type HandoffDiff } from './compare-contracts.js';
import { compareSchemas } from './compare-schemas.js';

/** What changed since a baseline, judged by containment; nothing without one. */
export const changesOf = (now: Documents, baseline: Documents | undefined): readonly HandoffDiff[] =>
  baseline ? compareContracts(baseline, now, compareSchemas) : [];
