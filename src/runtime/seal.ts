import { checkEnvelope, violation } from './check-envelope.js';
import { type ContextStore, contextKey } from './context-store.js';
import { type HandoffContract, typeOf } from './contract.js';
import type { ContextReference, Envelope, Work } from './envelope.js';
import { idempotencyKey, isTraceId, isTraceparent } from './idempotency-key.js';
import { type HandoffProblem, problemOf } from './problem.js';
import type { Provenance } from './provenance.js';
import { readEnvelope } from './read-envelope.js';
import { failure, type Result, success } from './result.js';
import { selectFields } from './select-fields.js';
import type { SideEffectRecord } from './side-effects.js';
import { isStepPath, type StepPath } from './step.js';
import { countSummary, type SummaryInput } from './summary.js';
import { estimateTokens, type TokenCounter } from './tokens.js';

/** Where in which run a handoff is made. */
export interface StepInput {
  /** One for the whole run. */
  readonly traceId: string;
  /** The same on every attempt; see `stepPath` and `branchOf`. */
  readonly step: StepPath;
  /** W3C Trace Context of the span that hands over. */
  readonly traceparent?: string;
}

/** What the upstream agent gives; generated code narrows it to what the contract asks for. */
export interface SealInput extends StepInput {
  readonly data: unknown;
  readonly provenance?: Provenance;
  readonly sideEffects?: readonly SideEffectRecord[];
  /** Default: as the contract declares it. */
  readonly work?: Work;
  readonly workingMemory?: unknown;
  readonly summary?: SummaryInput;
  /** The full context: stored, never sent. */
  readonly context?: unknown;
}

/** What sealing needs from its surroundings. */
export interface SealOptions {
  /** Required where the contract passes context by reference. */
  readonly store?: ContextStore;
  /** Default: `estimateTokens`. */
  readonly countTokens?: TokenCounter;
  /** Default: the clock. */
  readonly now?: () => Date;
}

/**
 * Builds the envelope that crosses the edge: selects the fields and audits what it drops, counts the summary, stores
 * the context, and checks everything against the contract. Nothing is stored or returned that breaks the contract.
 */
export async function seal<Sealed extends Envelope>(
  contract: HandoffContract,
  input: SealInput,
  options: SealOptions = {},
): Promise<Result<Sealed, HandoffProblem>> {
  const context = jsonOf(input.context);
  const envelope = build(contract, input, options, context);
  if (!envelope.ok) return envelope;
  const problem = checkEnvelope(contract, envelope.value);
  if (problem) return failure(problem);
  const unstored = await storeContext(contract, context, envelope.value, options.store);
  // The check above is what makes it one; its type is the contract's.
  return unstored ? failure(unstored) : success(envelope.value as Sealed);
}

function build(
  contract: HandoffContract,
  input: SealInput,
  options: SealOptions,
  context: string | undefined,
): Result<Envelope, HandoffProblem> {
  const { traceId, step } = input;
  const refuse = (detail: string) => failure(problemOf('invalid-input', typeOf(contract), detail));
  if (!isTraceId(traceId))
    return refuse(
      'The trace ID must be 1 to 128 letters, digits, “.”, “_” or “-”, such as 32 hex digits.',
    );
  if (!isStepPath(step))
    return refuse(`${shown(step)} is no step path; they look like 2, 2~1 or 2/w=eu.`);
  if (input.traceparent !== undefined && !isTraceparent(input.traceparent))
    return refuse(`${shown(input.traceparent)} is no traceparent of W3C Trace Context.`);
  if (input.summary && !contract.summary)
    return refuse('The contract lets no summary cross: declare context.summary in the manifest.');
  if (input.context !== undefined && !contract.reference)
    return refuse(
      'The contract passes no context by reference: declare context.reference in the manifest.',
    );
  if (contract.reference && (input.context === undefined || !options.store))
    return refuse(
      'The contract passes context by reference: give `context`, and `store` in the options.',
    );
  if (contract.reference && context === undefined)
    return refuse('The context is not JSON: it holds a cycle or a bigint, or is a function.');
  if (input.workingMemory !== undefined && !contract.workingMemory)
    return refuse('The contract lets no working memory cross: declare it in the manifest.');
  const data = snapshot(input.data);
  if (data === undefined)
    return refuse('The payload is not JSON: it holds a cycle, a bigint or nothing at all.');
  const invalid = violation(contract, contract.given?.(data) ?? []);
  if (invalid) return failure(invalid);
  const key = idempotencyKey(traceId, contract.handoff, step);
  const selection = contract.select
    ? selectFields(data, contract.select)
    : { value: data, dropped: [] };
  const reference = contract.reference && {
    store: contract.reference.store,
    key: contextKey(contract, traceId, step),
  };
  const envelope: Envelope = {
    specversion: '1.0',
    id: key,
    source: `/${contract.workflow}/${contract.from}`,
    type: typeOf(contract),
    time: (options.now?.() ?? new Date()).toISOString(),
    datacontenttype: 'application/json',
    dataschema: `urn:handoff:${contract.workflow}:${contract.handoff}:${contract.version}`,
    ...(reference && { dataref: refUri(reference) }),
    ...(input.traceparent !== undefined && { traceparent: input.traceparent }),
    data: selection.value,
    schemaVersion: contract.version,
    idempotencyKey: key,
    traceId,
    step,
    provenance: input.provenance ?? {},
    sideEffects: input.sideEffects ?? [],
    failureModes: contract.failureModes,
    work: input.work ?? contract.work,
    ...(input.workingMemory !== undefined && { workingMemory: input.workingMemory }),
    ...(input.summary && {
      summary: countSummary(input.summary, options.countTokens ?? estimateTokens),
    }),
    ...(reference && { reference }),
    dropped: selection.dropped,
  };
  const copy = snapshot(envelope);
  return copy === undefined
    ? refuse('The envelope is not JSON: it holds a cycle or a bigint.')
    : readEnvelope(contract, copy, 'invalid-input');
}

const shown = (value: unknown): string =>
  typeof value === 'string' ? `“${value}”` : `A value of type ${typeof value}`;

const refUri = ({ store, key }: ContextReference): string => `handoff:${store}/${encodeURI(key)}`;

/** A copy as it will look after the journey, which later changes of the original cannot reach. */
function snapshot<Value>(value: Value): Value | undefined {
  const text = jsonOf(value);
  return text === undefined ? undefined : JSON.parse(text);
}

/** A value's JSON text; undefined where it has none. */
function jsonOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

/** Stores the context before the reference to it is handed out. */
async function storeContext(
  contract: HandoffContract,
  context: string | undefined,
  envelope: Envelope,
  store: ContextStore | undefined,
): Promise<HandoffProblem | undefined> {
  const { reference } = envelope;
  if (!reference || !store || context === undefined) return undefined;
  const ttlSeconds = contract.reference?.ttlSeconds;
  try {
    await store.put(reference.key, context, {
      ...(ttlSeconds !== undefined && { ttlSeconds }),
    });
    return undefined;
  } catch (error) {
    const detail = `The store “${reference.store}” refused the context: ${String(error)}`;
    return problemOf('store-failed', typeOf(contract), detail, {
      instance: envelope.idempotencyKey,
    });
  }
}
