import type { Handoff, ProvenanceField } from './manifest/handoff.js';
import { semverPattern } from './manifest/scalars.js';

/** The six fields that every production contract carries, in the order of the bars on a handoff. */
export const contractFields = [
  'schemaVersion',
  'idempotencyKey',
  'traceId',
  'provenance',
  'sideEffects',
  'failureModes',
] as const;
export type ContractField = (typeof contractFields)[number];

/** The three categories of state that cross with a handoff. */
export const stateCategories = ['workingMemory', 'toolOutput', 'decisionProvenance'] as const;
export type StateCategory = (typeof stateCategories)[number];

/** Contract fields and state categories in the words of the canvas. */
export const contractWords: Record<ContractField | StateCategory | 'work', string> = {
  schemaVersion: 'schema version',
  idempotencyKey: 'idempotency key',
  traceId: 'trace ID',
  provenance: 'decision provenance',
  sideEffects: 'side-effect manifest',
  failureModes: 'failure modes',
  workingMemory: 'working memory',
  toolOutput: 'tool-output state',
  decisionProvenance: 'decision provenance',
  work: 'work completed and remaining',
};

/** How much of a production contract a handoff declares. */
export interface Completeness {
  readonly fields: Readonly<Record<ContractField, boolean>>;
  readonly states: Readonly<Record<StateCategory, boolean>>;
  /** True when completed and remaining work are both declared. */
  readonly work: boolean;
}

/** Provenance that an audit trail cannot do without: model version, prompt version, tool calls in order. */
export const auditFields = [
  'model',
  'promptVersion',
  'toolCalls',
] as const satisfies readonly ProvenanceField[];

/**
 * Judges one handoff by itself. Idempotency key and trace ID are carried by generated code as soon as both ends are
 * named; provenance, side effects and failure modes have to be declared, an empty list of side effects being a
 * declaration too.
 */
export function completeness(handoff: Handoff): Completeness {
  const joined = handoff.from !== '' && handoff.to !== '';
  const required = new Set(handoff.provenance?.require ?? []);
  const provenance = auditFields.every(field => required.has(field));
  const modes = handoff.failureModes;
  const { context, work } = handoff;
  return {
    fields: {
      schemaVersion: semverPattern.test(handoff.version),
      idempotencyKey: joined,
      traceId: joined,
      provenance,
      sideEffects: handoff.sideEffects !== undefined,
      failureModes: modes !== undefined && modes.retryable.length + modes.escalate.length > 0,
    },
    states: {
      workingMemory:
        handoff.workingMemory !== undefined ||
        context?.summary !== undefined ||
        context?.reference !== undefined,
      toolOutput: handoff.sideEffects !== undefined,
      decisionProvenance: provenance,
    },
    work: work?.completed !== undefined && work.remaining !== undefined,
  };
}
