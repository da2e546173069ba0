import { diagnose } from './agents/diagnose.js';
import { mitigate } from './agents/mitigate.js';
import { report } from './agents/report.js';
import { raiseAlert } from './agents/watch.js';
import {
  type Envelope,
  memoryContextStore,
  openCauseFound,
  planCompensation,
  type SideEffectRecord,
} from './handoffs/index.js';
import { openService } from './service.js';

declare const console: { log(text: string): void };

const hopLimit = 12;
const store = memoryContextStore();
const service = openService('lost-connection');
const log: SideEffectRecord[] = [];
let lastCause: Envelope | undefined;

/** Carries envelopes from peer to peer: each decides who is next by what it hands over. */
async function carry(first: Envelope): Promise<string> {
  let envelope = first;
  for (let hop = 1; hop <= hopLimit; hop++) {
    const handoff = envelope.type.split('.').at(-1) ?? '';
    console.log(
      `  ${String(hop).padStart(2)}  ${handoff.padEnd(16)} step ${envelope.step.padEnd(4)} ${envelope.idempotencyKey.slice(0, 12)}…`,
    );
    log.push(...envelope.sideEffects);
    const received = JSON.stringify(envelope);
    if (handoff === 'service-healthy') {
      const written = report(received);
      return written.ok ? written.value : written.problem.detail;
    }
    if (handoff === 'cause-found') lastCause = envelope;
    const next =
      handoff === 'cause-found' ? await mitigate(received, service, store) : await diagnose(received, store);
    if (!next.ok) return 'failure' in next ? `to a human: ${next.failure}` : next.problem.detail;
    envelope = next.value;
  }
  return 'to a human: HopLimitReached';
}

const alert = await raiseAlert(service, '8a3c60f7d188f8fa79d48a391a778fa6', store);
console.log(alert.ok ? await carry(alert.value) : alert.problem.detail);

console.log('\nThe remedies that did not help are taken back, latest first:');
for (const record of planCompensation(log.slice(0, -1)).compensate) {
  service.revert(record.id);
  console.log(`  ${record.compensation} ${record.reference}`);
}
console.log(`  still applied: ${service.remedies().join(', ')}`);

if (lastCause) {
  console.log('\nThe last diagnosis is delivered once more; the remedy has its key already:');
  const before = service.remedies().length;
  await mitigate(JSON.stringify(lastCause), service, store);
  console.log(`  remedies before and after: ${before}, ${service.remedies().length}`);

  console.log('\nA peer sends version 1.4.0 with a field that this one does not know:');
  const newer = {
    ...lastCause,
    schemaVersion: '1.4.0',
    data: { ...(lastCause.data as object), blastRadius: 3 },
  };
  const opened = openCauseFound(newer);
  console.log(
    opened.ok ? `  accepted, dropped ${opened.value.dropped.join(' ')}` : `  ${opened.problem.detail}`,
  );

  console.log('\nAnd one version 3.0.0:');
  const refused = openCauseFound({ ...lastCause, schemaVersion: '3.0.0' });
  console.log(refused.ok ? '  accepted' : `  ${refused.problem.status} ${refused.problem.detail}`);
}
