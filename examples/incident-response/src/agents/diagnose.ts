import {
  type Cause,
  type ContextReference,
  type ContextStore,
  fetchContext,
  openAlertRaised,
  openStillFailing,
  type Suspects,
  sealCauseFound,
  stepPath,
} from '../handoffs/index.js';

/** What speaks for a cause, the likeliest first. */
const signs: readonly (readonly [Cause, RegExp, number])[] = [
  ['bad-deploy', /deploy \d+ minutes/, 0.7],
  ['lost-connection', /connection pool/, 0.6],
  ['full-disk', /disk usage/, 0.3],
];

/** Picks the likeliest cause that nobody has tried, from the first alert or after a remedy that did not help. */
export async function diagnose(received: unknown, store: ContextStore) {
  const alert = openAlertRaised(received);
  if (alert.ok) {
    const { data, traceId, reference } = alert.value.envelope;
    return findCause(data, { tried: [], round: 0 }, traceId, reference, store);
  }
  const again = openStillFailing(received);
  if (!again.ok) return again;
  const { data, workingMemory, traceId, reference } = again.value.envelope;
  const memory = { tried: [...workingMemory.tried, data.cause], round: workingMemory.round + 1 };
  return findCause(data, memory, traceId, reference, store);
}

async function findCause(
  { incident, service }: { readonly incident: string; readonly service: string },
  memory: Suspects,
  traceId: string,
  reference: ContextReference,
  store: ContextStore,
) {
  const logs = await fetchContext(store, reference, '/logs');
  const lines = Array.isArray(logs) ? logs.map(String) : [];
  const suspect = signs.find(
    ([cause, sign]) => !memory.tried.includes(cause) && lines.some(line => sign.test(line)),
  );
  if (!suspect) return { ok: false, failure: 'NoSuspectLeft' } as const;
  const [cause, sign, confidence] = suspect;
  return sealCauseFound(
    {
      traceId,
      step: stepPath(2, memory.round),
      data: { incident, service, cause, evidence: lines.filter(line => sign.test(line)) },
      workingMemory: memory,
      context: { logs: lines, memory },
      provenance: {
        model: 'reasoner-large-2026-08',
        promptVersion: '4.1.0',
        toolCalls: [{ name: 'board.read', arguments: { key: reference.key }, status: 'ok' }],
        confidence: { cause: confidence },
        reason: memory.tried.length === 0 ? 'The likeliest cause.' : `Not ${memory.tried.join(' nor ')}.`,
      },
    },
    { store },
  );
}
