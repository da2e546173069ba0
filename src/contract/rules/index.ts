import { acceptsOtherReceiver } from './accepts-other-receiver.js';
import { checkpointsUndeclared } from './checkpoints-undeclared.js';
import { collidingNames } from './colliding-names.js';
import { compensationBehindPivot } from './compensation-behind-pivot.js';
import { contextTtl } from './context-ttl.js';
import { cycleHopLimit } from './cycle-hop-limit.js';
import { deadEnd } from './dead-end.js';
import { deadLetterWithoutRetry } from './dead-letter-without-retry.js';
import { duplicateHandoff } from './duplicate-handoff.js';
import { eventLog } from './event-log.js';
import { failureModesOverlap } from './failure-modes-overlap.js';
import { failureModesUndeclared } from './failure-modes-undeclared.js';
import { fanOut } from './fan-out.js';
import { healthUndeclared } from './health-undeclared.js';
import { healthWeak } from './health-weak.js';
import { hopLimitTooLow } from './hop-limit-too-low.js';
import { ignoredKeyword } from './ignored-keyword.js';
import { impossibleType } from './impossible-type.js';
import { invalidRange } from './invalid-range.js';
import { invalidSchema } from './invalid-schema.js';
import { pipelineSinglePath } from './pipeline-single-path.js';
import { provenanceUndeclared } from './provenance-undeclared.js';
import { recoveryUndeclared } from './recovery-undeclared.js';
import { refOutsideWorkspace } from './ref-outside-workspace.js';
import { retrySchedule } from './retry-schedule.js';
import { retryWithoutDeadLetter } from './retry-without-dead-letter.js';
import { roleInPattern } from './role-in-pattern.js';
import type { ContractRule } from './rule.js';
import { selectDropsRequired } from './select-drops-required.js';
import { selectUnknownField } from './select-unknown-field.js';
import { selfHandoff } from './self-handoff.js';
import { sharedStore } from './shared-store.js';
import { sideEffectWithoutCompensation } from './side-effect-without-compensation.js';
import { sideEffectsUndeclared } from './side-effects-undeclared.js';
import { singleCoordinator } from './single-coordinator.js';
import { slowPattern } from './slow-pattern.js';
import { staleLayout } from './stale-layout.js';
import { starShape } from './star-shape.js';
import { storeKeyConflict } from './store-key-conflict.js';
import { storeNotDurable } from './store-not-durable.js';
import { summaryBudget } from './summary-budget.js';
import { suppressionExpired } from './suppression-expired.js';
import { unknownReference } from './unknown-reference.js';
import { unreachableAgent } from './unreachable-agent.js';
import { unusedType } from './unused-type.js';
import { versionNotAccepted } from './version-not-accepted.js';
import { versionUnpinned } from './version-unpinned.js';
import { wholePayloadCrosses } from './whole-payload-crosses.js';
import { workUndeclared } from './work-undeclared.js';
import { workerRoundTrip } from './worker-round-trip.js';
import { workingMemoryUndeclared } from './working-memory-undeclared.js';

/** Every contract rule; the order decides which problem of one place comes first. */
export const contractRules: readonly ContractRule[] = [
  unknownReference,
  selfHandoff,
  duplicateHandoff,
  collidingNames,
  roleInPattern,
  singleCoordinator,
  starShape,
  workerRoundTrip,
  pipelineSinglePath,
  sharedStore,
  eventLog,
  checkpointsUndeclared,
  storeNotDurable,
  cycleHopLimit,
  hopLimitTooLow,
  unreachableAgent,
  deadEnd,
  storeKeyConflict,
  provenanceUndeclared,
  sideEffectsUndeclared,
  failureModesUndeclared,
  failureModesOverlap,
  workUndeclared,
  workingMemoryUndeclared,
  summaryBudget,
  contextTtl,
  selectUnknownField,
  selectDropsRequired,
  wholePayloadCrosses,
  retryWithoutDeadLetter,
  deadLetterWithoutRetry,
  recoveryUndeclared,
  retrySchedule,
  sideEffectWithoutCompensation,
  compensationBehindPivot,
  fanOut,
  invalidRange,
  versionNotAccepted,
  versionUnpinned,
  acceptsOtherReceiver,
  healthUndeclared,
  healthWeak,
  invalidSchema,
  refOutsideWorkspace,
  slowPattern,
  impossibleType,
  ignoredKeyword,
  unusedType,
  staleLayout,
  suppressionExpired,
];
