import * as z from 'zod';
import { duration, reference, version } from './scalars.js';
import { schemaModel } from './schema-type.js';

/** How much of the upstream context crosses, and how. The three techniques combine freely. */
export const contextModel = z
  .looseObject({
    summary: z
      .looseObject({
        minTokens: z
          .int()
          .min(0)
          .default(200)
          .meta({ description: 'Least number of tokens of the summary.' }),
        maxTokens: z
          .int()
          .min(1)
          .default(500)
          .meta({ description: 'Most tokens of the summary; a longer one is rejected, never truncated.' }),
      })
      .optional()
      .meta({
        description:
          'A structured summary crosses: the decision made, the inputs used, the open questions left.',
      }),
    reference: z
      .looseObject({
        store: reference('the state store that holds the full context'),
        ttl: duration
          .optional()
          .meta({ description: 'How long the stored context lives (ISO 8601 duration).' }),
      })
      .optional()
      .meta({
        description: 'The full context stays in a store under the trace ID; only the reference crosses.',
      }),
    select: z.array(z.string()).optional().meta({
      description:
        'JSON Pointers of the payload fields that cross; everything else is dropped at the edge, and the drop is audited.',
    }),
  })
  .meta({ id: 'context' });

/** How often and how fast a failed delivery is tried again. */
export const retryModel = z
  .looseObject({
    maxAttempts: z.int().min(1).meta({ description: 'Attempts in all, the first included.' }),
    initial: duration.optional().meta({ description: 'Wait before the second attempt.' }),
    backoff: z.number().min(1).optional().meta({ description: 'Factor by which the wait grows.' }),
    max: duration.optional().meta({ description: 'Longest wait.' }),
    jitter: z
      .boolean()
      .optional()
      .meta({ description: 'Spreads waits at random, so that retries do not collide.' }),
  })
  .meta({ id: 'retry' });

/** What becomes of a fan-out’s results: wait for all, for the first, or for a number of them. */
export const joinModel = z
  .union([z.enum(['all', 'any']), z.strictObject({ quorum: z.int().min(1) })])
  .meta({ description: '“all”, “any”, or { "quorum": n }.' });

/** One handoff for each item of a payload array. */
export const fanOutModel = z
  .looseObject({
    items: z.string().meta({ description: 'JSON Pointer of the payload array; one branch per item.' }),
    key: z
      .string()
      .optional()
      .meta({ description: 'JSON Pointer inside an item: the branch key, part of the idempotency key.' }),
    maxParallel: z.int().min(1).optional().meta({ description: 'Most branches in flight at once.' }),
    join: joinModel.optional(),
  })
  .meta({ id: 'fanOut' });

/** Thresholds of the three health metrics. */
export const healthModel = z
  .looseObject({
    p95LatencyMs: z
      .number()
      .positive()
      .optional()
      .meta({ description: 'p95 time from upstream emit to downstream acknowledge, in milliseconds.' }),
    retryRate: z.number().min(0).max(1).optional().meta({
      description: 'Greatest share of handoffs that may need a retry (0 to 1); 0.02–0.03 is usual.',
    }),
    schemaViolationRate: z
      .number()
      .min(0)
      .max(1)
      .optional()
      .meta({ description: 'Greatest share of payloads that may be rejected (0 to 1); 0 is usual.' }),
  })
  .meta({ id: 'health' });

/** A field of decision provenance that a handoff may require. */
export const provenanceFields = ['model', 'promptVersion', 'toolCalls', 'confidence', 'reason'] as const;

/** A directed edge between two agents: the edge is the contract. */
export const handoffModel = z
  .looseObject({
    from: reference('the agent that hands over'),
    to: reference('the agent that takes over'),
    version: version.meta({
      description: 'The contract’s version; the exact version travels in every envelope.',
    }),
    description: z.string().optional().meta({ description: 'What is handed over, in one line.' }),
    payload: schemaModel.meta({ description: 'Schema of the typed data that crosses the edge.' }),
    context: contextModel.optional().meta({ description: 'How context crosses without blowing the window.' }),
    workingMemory: schemaModel.optional().meta({
      description:
        'Schema of the in-flight reasoning and partial outputs that travel along (state category 1).',
    }),
    work: z
      .looseObject({
        completed: z
          .array(z.string())
          .optional()
          .meta({ description: 'Work that is done when this handoff is made.' }),
        remaining: z
          .array(z.string())
          .optional()
          .meta({ description: 'Work that is left for the receiver.' }),
      })
      .optional()
      .meta({ description: 'The declaration of the work completed and the work remaining.' }),
    provenance: z
      .looseObject({
        require: z
          .array(z.enum(provenanceFields))
          .meta({ description: 'Fields of decision provenance that must travel.' }),
      })
      .optional()
      .meta({ description: 'Decision provenance: the audit trail of why this branch was chosen.' }),
    sideEffects: z.array(reference('a side effect')).optional().meta({
      description: 'Side effects that the upstream agent may have committed; an empty list says “none”.',
    }),
    failureModes: z
      .looseObject({
        retryable: z.array(z.string()).meta({ description: 'Error names that the receiver may retry.' }),
        escalate: z.array(z.string()).meta({ description: 'Error names that must go to a human.' }),
      })
      .optional()
      .meta({ description: 'Which errors are retried and which escalate to a human.' }),
    retry: retryModel.optional().meta({ description: 'The retry budget.' }),
    deadLetter: reference('the dead-letter queue that takes what exhausts the retry budget').optional(),
    fanOut: fanOutModel.optional().meta({ description: 'One handoff per item of a payload array.' }),
    health: healthModel.optional().meta({ description: 'Thresholds of the three health metrics.' }),
  })
  .meta({ id: 'handoff', description: 'A directed edge between two agents: a typed, versioned contract.' });

export type Handoff = z.infer<typeof handoffModel>;
export type HandoffContext = z.infer<typeof contextModel>;
export type FanOut = z.infer<typeof fanOutModel>;
export type Health = z.infer<typeof healthModel>;
export type Join = z.infer<typeof joinModel>;
export type ProvenanceField = (typeof provenanceFields)[number];
