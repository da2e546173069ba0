import type { Customer } from '../handoffs/index.js';

/** A stand-in for the CRM. */
const customers: ReadonlyMap<string, Customer> = new Map([
  ['ada@example.com', { customerId: 'cus_ada', name: 'Ada', plan: 'team', since: '2024-03-01' }],
  ['grace@example.com', { customerId: 'cus_grace', name: 'Grace', plan: 'business' }],
]);

export const lookUp = (email: string): Customer | undefined => customers.get(email.toLowerCase());
