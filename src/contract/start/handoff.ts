import { getOwn, type Json, type JsonObject } from '../../schema/json.js';
import { auditFieldsOf } from '../completeness.js';
import type { Intent } from '../edit/intent.js';
import { freshId } from '../entity.js';
import type { AgentRole } from '../manifest/agent.js';
import type { Manifest } from '../manifest/workflow.js';

/** What a new handoff starts from, where it is known. */
export interface HandoffStart {
  readonly payload?: Json;
  readonly version?: string;
  /** The queue for what cannot be delivered; without one there is no retry budget either. */
  readonly deadLetter?: string | undefined;
  readonly completed?: readonly string[];
  readonly remaining?: readonly string[];
  readonly description?: string;
  /** The sender’s role: a human has another provenance than a model. */
  readonly fromRole?: AgentRole | undefined;
}

/** What a structured summary may be long, where nothing else is known. */
export const usualSummary = { minTokens: 200, maxTokens: 500 } as const;

/** A complete contract between two agents: every field that a production handoff carries, with usual values. */
export function startHandoff(from: string, to: string, start: HandoffStart = {}): JsonObject {
  const { deadLetter, description } = start;
  return {
    from,
    to,
    version: start.version ?? '1.0.0',
    ...(description !== undefined && { description }),
    payload: start.payload ?? {
      type: 'object',
      properties: { task: { type: 'string', description: `What ${to} is to do.` } },
      required: ['task'],
    },
    context: { summary: { ...usualSummary } },
    work: { completed: [...(start.completed ?? [from])], remaining: [...(start.remaining ?? [to])] },
    provenance: { require: [...auditFieldsOf({ role: start.fromRole ?? 'step' })] },
    sideEffects: [],
    failureModes: { retryable: ['Timeout', 'RateLimited'], escalate: ['PolicyViolation'] },
    ...(deadLetter !== undefined && {
      retry: { maxAttempts: 3, initial: 'PT1S', backoff: 2, max: 'PT30S', jitter: true },
      deadLetter,
    }),
    health: { p95LatencyMs: 2000, retryRate: 0.02, schemaViolationRate: 0 },
  };
}

/** The intents that connect two agents: a complete handoff under a fresh id, and the receiver’s range of versions. */
export function connectIntents(manifest: Manifest, from: string, to: string, wantedId?: string): Intent[] {
  const id = freshId(Object.keys(manifest.handoffs), wantedId ?? `${from}-to-${to}`);
  const deadLetter = Object.keys(manifest.deadLetterQueues ?? {})[0];
  const fromRole = getOwn(manifest.agents, from)?.role;
  const intents: Intent[] = [
    { type: 'add', kind: 'handoff', id, value: startHandoff(from, to, { deadLetter, fromRole }) },
  ];
  if (getOwn(manifest.agents, to))
    intents.push({ type: 'set', path: ['agents', to, 'accepts', id], value: '^1.0.0' });
  return intents;
}
