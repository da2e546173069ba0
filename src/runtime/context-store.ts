import type { HandoffContract } from './contract.js';
import type { ContextReference } from './envelope.js';
import type { StepPath } from './step.js';

/** Where full contexts live: a few lines around Redis, DynamoDB, Postgres … make one. Values are JSON texts. */
export interface ContextStore {
  put(key: string, value: string, options: { readonly ttlSeconds?: number }): Promise<void>;
  /** Undefined when the key is unknown or has expired. */
  get(key: string): Promise<string | undefined>;
}

/** The key under which a step's context is stored: below the trace ID, so that a run can be found as a whole. */
export const contextKey = (contract: HandoffContract, traceId: string, step: StepPath): string =>
  `${contract.reference?.keyPrefix ?? ''}${traceId}/${contract.handoff}/${step}`;

/** Fetches the context that a reference leads to, or one slice of it by JSON Pointer; undefined when it is not there. */
export async function fetchContext(
  store: ContextStore,
  reference: ContextReference,
  pointer = '',
): Promise<unknown> {
  const text = await store.get(reference.key);
  if (text === undefined) return undefined;
  if (pointer !== '' && !pointer.startsWith('/')) return undefined;
  let value: unknown = JSON.parse(text);
  for (const step of pointer.split('/').slice(1)) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof value !== 'object' || value === null) return undefined;
    // An array has a length of its own, which is no item.
    if (!Object.prototype.propertyIsEnumerable.call(value, key)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return value;
}

/** A store in memory, for tests and single-process runs; it forgets nothing before the process ends. */
export function memoryContextStore(): ContextStore {
  const entries = new Map<string, string>();
  return {
    put: async (key, value) => void entries.set(key, value),
    get: async key => entries.get(key),
  };
}
