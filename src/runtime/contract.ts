import type { FailureModes, Work } from './envelope.js';
import type { ProvenanceField } from './provenance.js';
import type { RetryPolicy } from './retry.js';
import type { SideEffectDeclaration } from './side-effects.js';
import type { Issue } from './validation.js';

/** Says what is wrong with a value; nothing when it fits. */
export type Check = (value: unknown) => readonly Issue[];

/** A handoff's contract as the runtime reads it; one constant per handoff in generated code. */
export interface HandoffContract {
  readonly workflow: string;
  readonly handoff: string;
  readonly from: string;
  readonly to: string;
  /** The version that is sent. */
  readonly version: string;
  /** The npm-style range of versions that the receiver accepts. */
  readonly accepts: string;
  /** Checks what crosses. */
  readonly payload: Check;
  /** Checks what the upstream agent gives, where `select` lets only a part of it cross. */
  readonly given?: Check;
  readonly workingMemory?: Check;
  /** JSON Pointers of the fields this version knows; a newer minor version's others are dropped and audited. */
  readonly fields: readonly string[];
  /** JSON Pointers of the payload fields that cross; all of them when it is absent. */
  readonly select?: readonly string[];
  readonly provenance: readonly ProvenanceField[];
  readonly sideEffects: Readonly<Record<string, SideEffectDeclaration>>;
  readonly failureModes: FailureModes;
  readonly work: Work;
  readonly retry?: RetryPolicy;
  /** The queue that takes what exhausts the retry budget, by its id in the manifest. */
  readonly deadLetter?: string;
  readonly summary?: { readonly minTokens: number; readonly maxTokens: number };
  /** The full context stays in this store; keys begin with the prefix. */
  readonly reference?: {
    readonly store: string;
    readonly keyPrefix: string;
    readonly ttlSeconds?: number;
  };
}

/** `workflow.handoff`: the envelope's CloudEvents type. */
export const typeOf = (contract: HandoffContract): string =>
  `${contract.workflow}.${contract.handoff}`;

/** What a failure calls for: a declared name is retried or escalated as declared, any other goes to a human. */
export const classifyFailure = (modes: FailureModes, name: string): 'retry' | 'escalate' =>
  modes.retryable.includes(name) && !modes.escalate.includes(name) ? 'retry' : 'escalate';
