import {
  advanceSideEffect,
  type BillingSettledEnvelope,
  type BillingSettledSideEffect,
  type BillingTask,
  beginSideEffect,
  billingSettled,
  type ClaimStore,
  claim,
  complete,
  fail,
  type HandoffProblem,
  openTriageToBilling,
  type Result,
  type SideEffectRecord,
  sealBillingSettled,
  type TriageToBillingEnvelope,
} from '../handoffs/index.js';
import type { Booking, Payments } from '../systems/payments.js';

/** What billing works with. */
export interface BillingTools {
  readonly payments: Payments;
  readonly claims: ClaimStore;
}

/** What billing answers: the settlement, or why there is none. `duplicate` marks an answer that was given before. */
export type BillingAnswer =
  | { readonly ok: true; readonly value: BillingSettledEnvelope; readonly duplicate: boolean }
  | { readonly ok: false; readonly problem: HandoffProblem }
  | { readonly ok: false; readonly failure: string };

/** The most that is moved without a human, in cents. */
const limit = 50_000;

/** Moves the money that a task asks for, once, however often the task is delivered. */
export async function settle(received: unknown, { payments, claims }: BillingTools): Promise<BillingAnswer> {
  const opened = openTriageToBilling(received);
  if (!opened.ok) return opened;
  const { envelope } = opened.value;
  const claimed = await claim(claims, envelope);
  switch (claimed.kind) {
    case 'completed':
      return { ok: true, value: claimed.result as BillingSettledEnvelope, duplicate: true };
    case 'in-flight':
      return { ok: false, failure: 'RateLimited' };
    case 'payload-mismatch':
      return { ok: false, failure: 'PolicyViolation' };
    case 'won': {
      if (envelope.data.price.amount > limit) {
        await fail(claims, envelope, claimed.fence);
        return { ok: false, failure: 'PolicyViolation' };
      }
      const settled = await book(envelope, payments);
      if (!settled.ok) return settled;
      await complete(claims, envelope, claimed.fence, settled.value);
      return { ...settled, duplicate: false };
    }
  }
}

async function book(
  envelope: TriageToBillingEnvelope,
  payments: Payments,
): Promise<Result<BillingSettledEnvelope, HandoffProblem>> {
  const { data: task, traceId, idempotencyKey } = envelope;
  const effect: BillingSettledSideEffect = task.kind === 'charge' ? 'create-charge' : 'create-refund';
  const declaration = billingSettled.sideEffects[effect];
  if (!declaration) throw new Error(`${effect} is not in the contract`);
  const pending = beginSideEffect(effect, declaration, `${idempotencyKey}-${effect}`);
  const booking = bookTask(task, payments, pending);
  const committed = advanceSideEffect(pending, 'committed', { reference: booking.id });
  return sealBillingSettled({
    traceId,
    step: '4',
    data: { booking: booking.id, price: booking.price },
    provenance: {
      model: 'ledger-small-2026-05',
      promptVersion: '1.4.1',
      toolCalls: [{ name: `payments.${task.kind}`, arguments: { customer: task.customerId }, status: 'ok' }],
    },
    sideEffects: committed ? [committed] : [pending],
  });
}

/** The record's id is the provider's idempotency key: a crash between call and record cannot charge twice. */
const bookTask = (task: BillingTask, payments: Payments, { id }: SideEffectRecord): Booking =>
  payments.book(task.kind, task.customerId, task.price, id);
