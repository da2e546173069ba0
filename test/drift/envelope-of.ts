import type { Manifest } from '../../src/contract/index.js';
import { idempotencyKey } from '../../src/runtime/idempotency-key.js';

/** An envelope that keeps the contract of `triage-to-billing` in `manifestOf()`, changed by `change`. */
export function envelopeOf(
  change: Record<string, unknown> = {},
  { name = 'triage', step = '1' }: { readonly name?: Manifest['name']; readonly step?: string } = {},
): Record<string, unknown> {
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
  const key = idempotencyKey(traceId, 'triage-to-billing', step);
  return {
    specversion: '1.0',
    id: key,
    source: `/${name}/triage`,
    type: `${name}.triage-to-billing`,
    time: '2026-01-01T10:00:00.000Z',
    datacontenttype: 'application/json',
    dataschema: `urn:handoff:${name}:triage-to-billing:1.2.0`,
    data: { id: 'T-1', amount: 5 },
    schemaVersion: '1.2.0',
    idempotencyKey: key,
    traceId,
    step,
    provenance: { model: 'm' },
    sideEffects: [],
    failureModes: { retryable: ['RateLimited'], escalate: ['PolicyViolation'] },
    work: { completed: [], remaining: [] },
    dropped: [],
    ...change,
  };
}
