import type { Inquiry } from './handoffs/index.js';

/** A support ticket as it came in: an inquiry, with the words that only triage reads. */
export interface Ticket extends Inquiry {
  subject: string;
  body: string;
}
