import type { DriftSubject } from '../subject.js';
import { compareContracts, type HandoffDiff } from './compare-contracts.js';
import { compareSchemas } from './compare-schemas.js';

/** What changed since the subject's baseline; nothing without one. */
export function changesOf({ manifest, files, baseline }: DriftSubject): readonly HandoffDiff[] {
  return baseline ? compareContracts(baseline, { manifest, files }, compareSchemas) : [];
}
