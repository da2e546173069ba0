import { settle } from './agents/billing.js';
import { handleTicket } from './agents/triage.js';
import {
  type Envelope,
  memoryClaimStore,
  memoryContextStore,
  type TriageToBillingEnvelope,
} from './handoffs/index.js';
import inbox from './inbox.json' with { type: 'json' };
import { openPayments } from './systems/payments.js';

declare const console: { log(text: string): void };

const tools = { payments: openPayments(), claims: memoryClaimStore(), store: memoryContextStore() };
let billingTask: TriageToBillingEnvelope | undefined;

for (const { traceId, ticket } of inbox) {
  console.log(`\n${ticket.ticketId}  ${ticket.subject}`);
  const outcome = await handleTicket(ticket, traceId, {
    ...tools,
    watch(handoff, sealed) {
      const envelope = sealed as Envelope;
      if (handoff === 'triage-to-billing') billingTask ??= sealed as TriageToBillingEnvelope;
      const dropped = envelope.dropped.length > 0 ? `, dropped ${envelope.dropped.join(' ')}` : '';
      const summary = envelope.summary ? `, summary of ${envelope.summary.tokens} tokens` : '';
      console.log(
        `  ${handoff.padEnd(18)} ${envelope.schemaVersion}  ${envelope.idempotencyKey.slice(0, 12)}…${dropped}${summary}`,
      );
    },
  });
  console.log('draft' in outcome ? `  → ${outcome.draft}` : `  → to a human: ${outcome.escalated}`);
}

if (billingTask) {
  console.log('\nThe queue delivers the first billing task once more:');
  const again = await settle(JSON.stringify(billingTask), tools);
  if (again.ok)
    console.log(`  duplicate: ${again.duplicate}, the stored answer: ${again.value.data.booking}`);

  console.log('\nAn agent that was upgraded too far sends version 2.0.0:');
  const tooNew = await settle({ ...billingTask, schemaVersion: '2.0.0' }, tools);
  if (!tooNew.ok && 'problem' in tooNew)
    console.log(`  ${tooNew.problem.status} ${tooNew.problem.title}: ${tooNew.problem.detail}`);
}

console.log('\nLedger of the payment provider:');
for (const { id, kind, customerId, price } of tools.payments.ledger())
  console.log(
    `  ${id}  ${kind.padEnd(6)}  ${customerId.padEnd(9)}  ${(price.amount / 100).toFixed(2)} ${price.currency}`,
  );
