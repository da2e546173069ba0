import {
  type CustomerFoundEnvelope,
  type HandoffProblem,
  openFindCustomer,
  type Result,
  sealCustomerFound,
} from '../handoffs/index.js';
import { lookUp } from '../systems/crm.js';

/** What the CRM agent makes of a request: the customer, a problem with the envelope, or nobody. */
export type CrmAnswer =
  | Result<CustomerFoundEnvelope, HandoffProblem>
  | { readonly ok: false; readonly unknown: string };

/** Finds out who is writing. It never sees the ticket's text: that does not cross the edge. */
export async function findCustomer(received: unknown): Promise<CrmAnswer> {
  const opened = openFindCustomer(received);
  if (!opened.ok) return opened;
  const { data, traceId } = opened.value.envelope;
  const customer = lookUp(data.email);
  if (!customer) return { ok: false, unknown: data.email };
  return sealCustomerFound({
    traceId,
    step: '2',
    data: customer,
    provenance: {
      model: 'lookup-small-2026-03',
      promptVersion: '1.0.0',
      toolCalls: [{ name: 'crm.lookup', arguments: { email: data.email }, status: 'ok' }],
    },
  });
}
