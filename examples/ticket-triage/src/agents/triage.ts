import {
  type BillingTask,
  type ContextStore,
  type Customer,
  classifyFailure,
  openBillingSettled,
  openCustomerFound,
  openReplyDrafted,
  type SideEffectRecord,
  sealFindCustomer,
  sealTriageToBilling,
  sealTriageToReply,
  type TriageToBillingWorkingMemory,
  type TriageToReplySideEffect,
  triageToBilling,
} from '../handoffs/index.js';
import type { Ticket } from '../ticket.js';
import { type BillingAnswer, type BillingTools, settle } from './billing.js';
import { findCustomer } from './crm.js';
import { draftReply } from './reply.js';

/** What the supervisor works with: its workers' tools, the store, and a wire that lets others watch the envelopes. */
export interface TriageTools extends BillingTools {
  readonly store: ContextStore;
  readonly watch: (handoff: string, envelope: unknown) => void;
}

/** What became of a ticket. */
export type Outcome = { readonly draft: string } | { readonly escalated: string };

const decision = { model: 'sorter-large-2026-08', promptVersion: '2.3.0' } as const;

/** The rules that triage has read, and that billing has to keep. */
const policy = [
  'Amounts above 500 in either currency need a human, whatever the plan.',
  'A refund needs the number of the charge that it gives back, and never exceeds that charge.',
  'A customer on the free plan has no card on file and cannot be charged.',
  'A charge that was made twice within a month is refunded without asking for a reason.',
  'An upgrade is charged at once; the old plan’s unused days are credited on the next invoice.',
  'A downgrade moves no money: it takes effect when the paid period ends.',
  'Currencies are never converted: a refund is made in the currency of its charge.',
  'Whoever books writes the provider’s number into the ticket, so that support can find it.',
  'A booking that the provider neither confirms nor denies is looked up before it is tried again.',
];

/** Takes a ticket from the inbox to a drafted answer, or to a human. */
export async function handleTicket(ticket: Ticket, traceId: string, tools: TriageTools): Promise<Outcome> {
  const customer = await identify(ticket, traceId, tools);
  if ('escalated' in customer) return customer;
  const memory = readIntent(ticket);
  const task = memory && taskOf(ticket, customer, memory);
  if (!memory || !task) return { escalated: 'no amount or charge to work on' };

  const request = await sealTriageToBilling(
    {
      traceId,
      step: '3',
      data: task,
      workingMemory: memory,
      summary: {
        decision: `${memory.intent} for ${customer.name} on plan ${customer.plan}, as the ticket asks.`,
        inputs: [`Ticket ${ticket.ticketId}: ${ticket.subject}`, ...memory.quotes, ...policy],
        openQuestions: [
          'Is the amount within the limit for this plan?',
          'Has the same booking been made before under another ticket?',
        ],
      },
      context: { ticket, customer },
      provenance: {
        ...decision,
        toolCalls: [{ name: 'tickets.read', arguments: { ticketId: ticket.ticketId }, status: 'ok' }],
        confidence: { intent: memory.quotes.length > 1 ? 0.96 : 0.88 },
        reason: `The ticket says: “${memory.quotes[0] ?? ticket.subject}”`,
      },
    },
    { store: tools.store },
  );
  if (!request.ok) return { escalated: request.problem.detail };
  tools.watch('triage-to-billing', request.value);

  const answer = await settle(JSON.stringify(request.value), tools);
  if (!answer.ok) return giveUp(answer);
  const settled = openBillingSettled(JSON.stringify(answer.value));
  if (!settled.ok) return { escalated: settled.problem.detail };
  const { data: settlement, sideEffects } = settled.value.envelope;
  const fact = `${memory.intent === 'charge' ? 'We charged' : 'We refunded'} ${settlement.price.amount / 100} ${settlement.price.currency} (${settlement.booking}).`;
  return reply(ticket, customer, fact, sideEffects.filter(isOurs), traceId, tools);
}

/** The contract says which failures a queue would try again, and which only a human can settle. */
function giveUp(answer: Exclude<BillingAnswer, { ok: true }>): Outcome {
  if ('problem' in answer) return { escalated: answer.problem.detail };
  const next = classifyFailure(triageToBilling.failureModes, answer.failure);
  return { escalated: `${answer.failure}: ${next === 'retry' ? 'still failing' : 'not to be retried'}` };
}

async function identify(
  ticket: Ticket,
  traceId: string,
  { watch }: TriageTools,
): Promise<Customer | { readonly escalated: string }> {
  const request = await sealFindCustomer({
    traceId,
    step: '1',
    data: ticket,
    provenance: { ...decision, toolCalls: [{ name: 'tickets.read', status: 'ok' }] },
  });
  if (!request.ok) return { escalated: request.problem.detail };
  watch('find-customer', request.value);
  const answer = await findCustomer(JSON.stringify(request.value));
  if (!answer.ok)
    return { escalated: 'unknown' in answer ? `nobody with ${answer.unknown}` : answer.problem.detail };
  const found = openCustomerFound(JSON.stringify(answer.value));
  return found.ok ? found.value.envelope.data : { escalated: found.problem.detail };
}

async function reply(
  ticket: Ticket,
  customer: Customer,
  fact: string,
  sideEffects: readonly SideEffectRecord<TriageToReplySideEffect>[],
  traceId: string,
  { store, watch }: TriageTools,
): Promise<Outcome> {
  const request = await sealTriageToReply(
    {
      traceId,
      step: '5',
      data: {
        name: customer.name,
        facts: [fact],
        tone: fact.startsWith('We refunded') ? 'apologetic' : 'plain',
      },
      sideEffects,
      context: { ticket, customer },
      provenance: {
        ...decision,
        toolCalls: [],
        reason: 'The money has moved; the customer has to be told.',
      },
    },
    { store },
  );
  if (!request.ok) return { escalated: request.problem.detail };
  watch('triage-to-reply', request.value);
  const answer = await draftReply(JSON.stringify(request.value), store);
  if (!answer.ok) return { escalated: answer.problem.detail };
  const drafted = openReplyDrafted(JSON.stringify(answer.value));
  return drafted.ok ? { draft: drafted.value.envelope.data.text } : { escalated: drafted.problem.detail };
}

/** Stands in for the model: the sentences that speak of money decide. */
function readIntent({ subject, body }: Ticket): TriageToBillingWorkingMemory | undefined {
  const sentences = `${subject}. ${body}`.split(/(?<=[.!?])\s+/);
  const refund = sentences.filter(text => /refund|money back|twice/i.test(text));
  const charge = sentences.filter(text => /upgrade|charge my card/i.test(text));
  if (refund.length > 0) return { intent: 'refund', quotes: refund };
  return charge.length > 0 ? { intent: 'charge', quotes: charge } : undefined;
}

function taskOf(
  { subject, body }: Ticket,
  { customerId }: Customer,
  { intent }: TriageToBillingWorkingMemory,
): BillingTask | undefined {
  const amount = /(\d+)(?:\.(\d\d))? ?(EUR|USD)/.exec(`${subject} ${body}`);
  const currency = amount?.[3];
  if (!amount || !currency) return undefined;
  const price = { amount: Number(amount[1]) * 100 + Number(amount[2] ?? 0), currency };
  if (intent === 'charge') return { kind: 'charge', customerId, price, purpose: subject };
  const charge = /\bch_[a-z0-9]+\b/.exec(body)?.[0];
  return charge === undefined ? undefined : { kind: 'refund', customerId, price, charge };
}

const isOurs = (record: SideEffectRecord): record is SideEffectRecord<TriageToReplySideEffect> =>
  record.effect === 'create-charge' || record.effect === 'create-refund';
