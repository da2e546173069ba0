import type { HandoffContract } from '../../src/runtime/contract.js';
import type { SealInput } from '../../src/runtime/seal.js';
import { type Issue, isObject } from '../../src/runtime/validation.js';

export const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
export const now = () => new Date('2026-11-23T10:00:00Z');

/** A closed object with a required `id` and an optional `note`. */
function explainTask(value: unknown): Issue[] {
  if (!isObject(value)) return [{ pointer: '', keyword: 'type', message: 'must be an object' }];
  const issues: Issue[] = [];
  if (typeof value.id !== 'string')
    issues.push({ pointer: '/id', keyword: 'type', message: 'must be a string' });
  for (const key of Object.keys(value))
    if (key !== 'id' && key !== 'note')
      issues.push({ pointer: `/${key}`, keyword: 'additionalProperties', message: 'is not known' });
  return issues;
}

/** A small contract; tests override what they are about. */
export const contractWith = (change: Partial<HandoffContract> = {}): HandoffContract => ({
  workflow: 'flow',
  handoff: 'a-to-b',
  from: 'a',
  to: 'b',
  version: '1.2.0',
  accepts: '^1.0.0',
  payload: explainTask,
  fields: ['/id', '/note'],
  provenance: ['model'],
  sideEffects: { charge: { system: 'stripe', operation: 'charges.create', class: 'compensatable' } },
  failureModes: { retryable: ['RateLimited'], escalate: ['PolicyViolation'] },
  work: { completed: ['read'], remaining: ['write'] },
  ...change,
});

export const input: SealInput = { traceId, step: '2', data: { id: 'x' }, provenance: { model: 'm1' } };
