import type { Envelope } from './envelope.js';

const received = new WeakMap<Envelope, unknown>();

/** Remembers what an envelope's payload was before the fields that this version does not know were dropped. */
export function rememberReceived<Opened extends Envelope>(opened: Opened, data: unknown): Opened {
  received.set(opened, data);
  return opened;
}

/** An envelope's payload as it came over the edge: the same for receivers of all versions. */
export const receivedData = (envelope: Envelope): unknown =>
  received.has(envelope) ? received.get(envelope) : envelope.data;
