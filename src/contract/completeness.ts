import type { Agent } from './manifest/agent.js';
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
const modelFields: readonly ProvenanceField[] = ['model', 'promptVersion', 'toolCalls'];
/** A human has no prompt; what can be asked for is why. */
const humanFields: readonly ProvenanceField[] = ['reason'];

/** The provenance that a handoff from an agent has to require. */
export const auditFieldsOf = (from: Pick<Agent, 'role'> | undefined): readonly ProvenanceField[] =>
  from?.role === 'human' ? humanFields : modelFields;

/**
 * Judges one handoff. Idempotency key and trace ID are carried by generated code as soon as both ends are named;
 * provenance, side effects and failure modes have to be declared, an empty list of side effects being a declaration
 * too. `from` is the agent that hands over, where it is known: a human’s provenance is another.
 */
export function completeness(handoff: Handoff, from?: Pick<Agent, 'role'>): Completeness {
  const joined = handoff.from !== '' && handoff.to !== '';
  const required = new Set(handoff.provenance?.require ?? []);
  const provenance = auditFieldsOf(from).every(field => required.has(field));
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
