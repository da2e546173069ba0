import {
  advanceSideEffect,
  beginSideEffect,
  type CauseFoundEnvelope,
  type ContextStore,
  fetchContext,
  openCauseFound,
  type SideEffectRecord,
  sealServiceHealthy,
  sealStillFailing,
  serviceHealthy,
  stepPath,
} from '../handoffs/index.js';
import type { Service } from '../service.js';

/** Applies the remedy for a cause, and hands on to whoever is next: the reporter, or the diagnostician again. */
export async function mitigate(received: unknown, service: Service, store: ContextStore) {
  const opened = openCauseFound(received);
  if (!opened.ok) return opened;
  const { envelope } = opened.value;
  const { data, workingMemory, traceId } = envelope;
  const remedy = applyRemedy(envelope, service);
  const healthy = service.isHealthy();
  const input = {
    traceId,
    step: stepPath(3, workingMemory.round),
    data,
    workingMemory,
    sideEffects: [remedy],
    context: await fetchContext(store, envelope.reference),
    provenance: {
      model: 'operator-large-2026-08',
      promptVersion: '2.2.0',
      toolCalls: [
        { name: 'remedies.apply', arguments: { cause: data.cause }, status: 'ok' },
        { name: 'health.check', arguments: { service: data.service }, status: healthy ? 'ok' : 'error' },
      ],
    },
  } as const;
  return healthy ? sealServiceHealthy(input, { store }) : sealStillFailing(input, { store });
}

/** The remedy is on record before it is applied, under a key that a second delivery has as well. */
function applyRemedy(
  { data, idempotencyKey }: CauseFoundEnvelope,
  service: Service,
): SideEffectRecord<'apply-remedy'> {
  const declaration = serviceHealthy.sideEffects['apply-remedy'];
  if (!declaration) throw new Error('apply-remedy is not in the contract');
  const pending = beginSideEffect('apply-remedy', declaration, `${idempotencyKey}-remedy`);
  service.apply(data.cause, pending.id);
  return advanceSideEffect(pending, 'committed', { reference: data.cause }) ?? pending;
}
