import type { DriftRule } from '../rule.js';
import { changeUndecided } from './change-undecided.js';
import { handoffRemoved } from './handoff-removed.js';
import { liveVersionsClash } from './live-versions-clash.js';
import { outputClash } from './output-clash.js';
import { outputEdited } from './output-edited.js';
import { outputForeign } from './output-foreign.js';
import { outputMissing } from './output-missing.js';
import { outputOrphan } from './output-orphan.js';
import { outputShared } from './output-shared.js';
import { outputStale } from './output-stale.js';
import { rangeSpansBreak } from './range-spans-break.js';
import { sampleOutdated } from './sample-outdated.js';
import { sampleUnmatched } from './sample-unmatched.js';
import { sampleUnreadable } from './sample-unreadable.js';
import { sampleViolation } from './sample-violation.js';
import { sourceMissing } from './source-missing.js';
import { sourceUnhandled } from './source-unhandled.js';
import { sourceUnknownName } from './source-unknown-name.js';
import { versionBumpMissing } from './version-bump-missing.js';
import { versionLowered } from './version-lowered.js';

/** Every drift rule; a rule is a file here, a line in this list, a page in docs/rules and a table in the tests. */
export const driftRules: readonly DriftRule[] = [
  outputMissing,
  outputStale,
  outputEdited,
  outputOrphan,
  outputClash,
  outputForeign,
  outputShared,
  versionBumpMissing,
  versionLowered,
  rangeSpansBreak,
  liveVersionsClash,
  changeUndecided,
  handoffRemoved,
  sampleViolation,
  sampleOutdated,
  sampleUnmatched,
  sampleUnreadable,
  sourceMissing,
  sourceUnhandled,
  sourceUnknownName,
];
