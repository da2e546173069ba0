/** What agents use besides the functions of their own handoffs. */
export {
  type Claim,
  type ClaimOptions,
  type ClaimRecord,
  type ClaimStore,
  claim,
  complete,
  fail,
  memoryClaimStore,
} from './claim.js';
export { type ContextStore, fetchContext, memoryContextStore } from './context-store.js';
export { type Check, classifyFailure, type HandoffContract } from './contract.js';
export {
  type ContextReference,
  type Envelope,
  envelopeModel,
  type FailureModes,
  type Summary,
  type Work,
} from './envelope.js';
export { idempotencyKey } from './idempotency-key.js';
export { type Opened, open } from './open.js';
export type { HandoffProblem, ProblemCode } from './problem.js';
export type { Provenance, ProvenanceField, RequireProvenance, ToolCall } from './provenance.js';
export type { Result } from './result.js';
export { type RetryPolicy, retryDelay } from './retry.js';
export { type SealInput, type SealOptions, type StepInput, seal } from './seal.js';
export {
  advanceSideEffect,
  beginSideEffect,
  type CompensationPlan,
  planCompensation,
  type SideEffectRecord,
  type SideEffectStatus,
} from './side-effects.js';
export { branchOf, type StepPath, stepPath, stepWithin } from './step.js';
export type { SummaryInput } from './summary.js';
export { estimateTokens, type TokenCounter } from './tokens.js';
export type { Issue } from './validation.js';
