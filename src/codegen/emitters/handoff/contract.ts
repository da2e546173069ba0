import { durationMs } from '../../../contract/manifest/duration.js';
import type { Store } from '../../../contract/manifest/state.js';
import { getOwn, type Json, type JsonObject, setOwn } from '../../../schema/json.js';
import { fieldsOf } from '../../plan/fields.js';
import type { Plan, PlannedHandoff } from '../../plan/plan.js';
import { typeNamed } from '../../plan/type-named.js';

const contracts = new WeakMap<PlannedHandoff, JsonObject>();

/** The data of a handoff's contract, in the order in which it is printed; its checks are added when it is printed. */
export function contractOf(plan: Plan, planned: PlannedHandoff): JsonObject {
  const contract = contracts.get(planned) ?? makeContract(plan, planned);
  contracts.set(planned, contract);
  return contract;
}

function makeContract(
  plan: Plan,
  { id, handoff, crossing, accepts, provenance }: PlannedHandoff,
): JsonObject {
  const { manifest, types } = plan;
  const type = typeNamed(types, crossing);
  const { context, retry, failureModes, work, deadLetter } = handoff;
  const contract: { [key: string]: Json | undefined } = {
    workflow: manifest.name,
    handoff: id,
    from: handoff.from,
    to: handoff.to,
    version: handoff.version,
    accepts,
    fields: type ? [...fieldsOf(type)] : [''],
    select: context?.select,
    provenance: [...provenance],
    sideEffects: sideEffectsOf(plan, handoff.sideEffects ?? []),
    failureModes: {
      retryable: failureModes?.retryable ?? [],
      escalate: failureModes?.escalate ?? [],
    },
    work: { completed: work?.completed ?? [], remaining: work?.remaining ?? [] },
    summary: context?.summary && {
      minTokens: context.summary.minTokens,
      maxTokens: context.summary.maxTokens,
    },
    reference: context?.reference && referenceOf(plan, context.reference),
    retry: retry && {
      maxAttempts: retry.maxAttempts,
      initialMs: durationMs(retry.initial ?? 'PT1S') ?? 0,
      backoff: retry.backoff ?? 2,
      maxMs: durationMs(retry.max ?? 'PT30S') ?? 0,
      jitter: retry.jitter ?? false,
    },
    deadLetter,
  };
  return Object.fromEntries(
    Object.entries(contract).filter(([, value]) => value !== undefined),
  ) as JsonObject;
}

function sideEffectsOf({ manifest }: Plan, ids: readonly string[]): JsonObject {
  const declared: JsonObject = {};
  for (const id of ids) {
    const effect = getOwn(manifest.sideEffects ?? {}, id);
    if (!effect) continue;
    const { system, operation, compensation } = effect;
    setOwn(declared, id, {
      system,
      operation,
      class: effect.class,
      ...(compensation !== undefined && { compensation }),
    });
  }
  return declared;
}

/** The handoff's own time to live goes before the store's. */
function referenceOf({ manifest }: Plan, reference: { store: string; ttl?: string | undefined }): JsonObject {
  const store: Store | undefined = getOwn(manifest.stores ?? {}, reference.store);
  const ttl = reference.ttl ?? store?.ttl;
  const ttlMs = ttl === undefined ? undefined : durationMs(ttl);
  return {
    store: reference.store,
    keyPrefix: store?.keyPrefix ?? '',
    ...(ttlMs !== undefined && { ttlSeconds: Math.ceil(ttlMs / 1000) }),
  };
}
