import * as z from 'zod';
import { traceIdPattern } from './idempotency-key.js';
import type { Provenance } from './provenance.js';
import { type SideEffectRecord, sideEffectStatuses } from './side-effects.js';
import { stepPattern } from './step.js';

/** Which errors the receiver may retry, and which must go to a human. */
export interface FailureModes<Retryable extends string = string, Escalate extends string = string> {
  readonly retryable: readonly Retryable[];
  readonly escalate: readonly Escalate[];
}

/** The declaration of the work completed and the work remaining. */
export interface Work<Label extends string = string> {
  readonly completed: readonly Label[];
  readonly remaining: readonly Label[];
}

/** The structured summary that crosses instead of the whole context. */
export interface Summary {
  /** The decision that was made. */
  readonly decision: string;
  /** The inputs that it rests on. */
  readonly inputs: readonly string[];
  /** What the receiver still has to find out. */
  readonly openQuestions: readonly string[];
  /** Counted by the sender; within the contract's budget. */
  readonly tokens: number;
}

/** Where the full context lies; only this reference crosses. */
export interface ContextReference {
  /** The store's id in the contract. */
  readonly store: string;
  readonly key: string;
}

/**
 * What crosses the edge between two agents: a CloudEvents 1.0 event whose `data` is the payload, with the contract
 * beside it.
 *
 * The six contract fields: `schemaVersion`, `idempotencyKey`, `traceId`, `provenance`, `sideEffects`, `failureModes`.
 * The three categories of state: working memory (`workingMemory`), tool-output state (`sideEffects`) and decision
 * provenance (`provenance`).
 */
export interface Envelope<Payload = unknown, Memory = unknown> {
  readonly specversion: '1.0';
  /** The idempotency key: CloudEvents calls two events with equal `source` and `id` duplicates. */
  readonly id: string;
  /** `/workflow/agent`: who hands over. */
  readonly source: string;
  /** `workflow.handoff`: which contract. */
  readonly type: string;
  /** When it was sealed (RFC 3339). */
  readonly time: string;
  readonly datacontenttype: 'application/json';
  /** URI that names the payload's schema in this version. */
  readonly dataschema: string;
  /** Where the full context lies, as a URI. */
  readonly dataref?: string;
  /** W3C Trace Context, where the sender runs inside a trace. */
  readonly traceparent?: string;

  /** The payload. */
  readonly data: Payload;

  /** The contract's exact version (semver). */
  readonly schemaVersion: string;
  /** `hk1-` and the hash of trace ID, handoff and step: equal on every attempt. */
  readonly idempotencyKey: string;
  /** One for the whole run. */
  readonly traceId: string;
  /** Step path: where in the run this handoff is made. */
  readonly step: string;
  readonly provenance: Provenance;
  /** Every write that the upstream agent made, in order. */
  readonly sideEffects: readonly SideEffectRecord[];
  readonly failureModes: FailureModes;
  readonly work: Work;
  /** In-flight reasoning and partial outputs. */
  readonly workingMemory?: Memory;
  readonly summary?: Summary;
  readonly reference?: ContextReference;
  /** JSON Pointers of the payload fields that were dropped at the edge: the audit of the selection. */
  readonly dropped: readonly string[];
}

const text = z.string().min(1);
const names = z.array(text).readonly();

const sideEffectRecord = z
  .looseObject({
    id: text,
    effect: text,
    system: text,
    operation: text,
    class: z.enum(['compensatable', 'pivot', 'retriable', 'irreversible']),
    compensation: text.exactOptional(),
    status: z.enum(sideEffectStatuses),
    reference: z.string().exactOptional(),
    at: z.iso.datetime({ offset: true }),
  })
  .readonly();

const provenance = z
  .looseObject({
    model: text.exactOptional(),
    promptVersion: text.exactOptional(),
    toolCalls: z
      .array(
        z
          .looseObject({
            name: text,
            arguments: z.unknown().exactOptional(),
            status: z.enum(['ok', 'error']).exactOptional(),
          })
          .readonly(),
      )
      .readonly()
      .exactOptional(),
    confidence: z.record(z.string(), z.number().min(0).max(1)).readonly().exactOptional(),
    reason: text.exactOptional(),
  })
  .readonly();

/**
 * Checks an envelope's own fields; payload and working memory have schemas of their own. Members that are not known
 * here are let through: CloudEvents allows extensions.
 */
export const envelopeModel: z.ZodType<Envelope> = z
  .looseObject({
    specversion: z.literal('1.0'),
    id: text,
    source: text,
    type: text,
    time: z.iso.datetime({ offset: true }),
    datacontenttype: z.literal('application/json'),
    dataschema: text,
    dataref: text.exactOptional(),
    traceparent: text.exactOptional(),
    data: z.unknown(),
    schemaVersion: text,
    idempotencyKey: z.string().regex(/^hk1-[0-9a-f]{64}$/),
    traceId: z.string().regex(traceIdPattern),
    step: z.string().regex(stepPattern),
    provenance,
    sideEffects: z.array(sideEffectRecord).readonly(),
    failureModes: z.looseObject({ retryable: names, escalate: names }).readonly(),
    work: z.looseObject({ completed: names, remaining: names }).readonly(),
    workingMemory: z.unknown().exactOptional(),
    summary: z
      .looseObject({
        decision: z.string(),
        inputs: z.array(z.string()).readonly(),
        openQuestions: z.array(z.string()).readonly(),
        tokens: z.int().min(0),
      })
      .readonly()
      .exactOptional(),
    reference: z.looseObject({ store: text, key: text }).readonly().exactOptional(),
    dropped: z.array(z.string()).readonly(),
  })
  .readonly();
