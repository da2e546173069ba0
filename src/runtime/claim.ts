import { sortedJson } from './canonical-json.js';
import type { Envelope } from './envelope.js';
import { receivedData } from './received-data.js';
import { sha256 } from './sha256.js';

/** Who works on a key, and what came of it. */
export interface ClaimRecord {
  readonly state: 'in-progress' | 'completed' | 'failed';
  /** Fingerprint of the payload that was claimed. */
  readonly payload: string;
  /** Grows with every claim: whoever holds an older one has lost the lease. */
  readonly fence: number;
  /** End of the lease, in milliseconds since 1970. */
  readonly until: number;
  readonly result?: unknown;
}

/** Where claims live; one conditional write is all that a store has to offer. */
export interface ClaimStore {
  read(key: string): Promise<ClaimRecord | undefined>;
  /** Writes `next` only if the record's fence and state still are those of `previous`; tells whether it did. */
  replace(key: string, previous: ClaimRecord | undefined, next: ClaimRecord): Promise<boolean>;
}

/** What came of claiming an envelope's key. */
export type Claim =
  /** Do the work, then `complete` or `fail` with this fence. */
  | { readonly kind: 'won'; readonly fence: number }
  /** A duplicate of finished work: here is its result. */
  | { readonly kind: 'completed'; readonly result: unknown }
  /** Somebody is at it until then (milliseconds since 1970), unless they die. */
  | { readonly kind: 'in-flight'; readonly until: number }
  /** The key was used before with another payload: a bug upstream, and nothing to retry. */
  | { readonly kind: 'payload-mismatch' };

/** Leases and time, for claims. */
export interface ClaimOptions {
  /** How long the work may take before somebody else may take over, in milliseconds. Default: 60,000. */
  readonly leaseMs?: number;
  readonly now?: () => Date;
}

/** Claims an envelope's work: of any number of duplicates, at any time, exactly one wins. */
export async function claim(
  store: ClaimStore,
  envelope: Envelope,
  options: ClaimOptions = {},
): Promise<Claim> {
  const { leaseMs = 60_000, now = () => new Date() } = options;
  // As received: a duplicate that a receiver of another version opened, during an upgrade, is no other payload.
  const payload = sha256(sortedJson(receivedData(envelope)) ?? '');
  for (;;) {
    const time = now().getTime();
    const known = await store.read(envelope.idempotencyKey);
    if (known && known.payload !== payload) return { kind: 'payload-mismatch' };
    if (known?.state === 'completed') return { kind: 'completed', result: known.result };
    if (known?.state === 'in-progress' && known.until > time)
      return { kind: 'in-flight', until: known.until };
    const fence = (known?.fence ?? 0) + 1;
    const next: ClaimRecord = { state: 'in-progress', payload, fence, until: time + leaseMs };
    if (await store.replace(envelope.idempotencyKey, known, next)) return { kind: 'won', fence };
  }
}

/**
 * Records the result, which every duplicate gets from then on; false when the lease was lost meanwhile. Calling it
 * again, as after a time-out of the store, keeps the first result.
 */
export const complete = (
  store: ClaimStore,
  envelope: Envelope,
  fence: number,
  result: unknown,
): Promise<boolean> => finish(store, envelope, fence, { state: 'completed', result });

/** Gives the claim back, so that a retry may win it; false when the lease was lost meanwhile. */
export const fail = (store: ClaimStore, envelope: Envelope, fence: number): Promise<boolean> =>
  finish(store, envelope, fence, { state: 'failed' });

async function finish(
  store: ClaimStore,
  envelope: Envelope,
  fence: number,
  change: Pick<ClaimRecord, 'state' | 'result'>,
): Promise<boolean> {
  const known = await store.read(envelope.idempotencyKey);
  if (known?.fence !== fence) return false;
  if (known.state !== 'in-progress') return known.state === change.state;
  return store.replace(envelope.idempotencyKey, known, { ...known, ...change });
}

/** A claim store in memory, for tests and single-process runs. */
export function memoryClaimStore(): ClaimStore {
  const records = new Map<string, ClaimRecord>();
  return {
    read: async key => records.get(key),
    replace: async (key, previous, next) => {
      const known = records.get(key);
      if (known?.fence !== previous?.fence || known?.state !== previous?.state) return false;
      records.set(key, next);
      return true;
    },
  };
}
