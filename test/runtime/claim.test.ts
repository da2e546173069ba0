import { expect, test } from 'vitest';
import { type ClaimStore, claim, complete, fail, memoryClaimStore } from '../../src/runtime/claim.js';
import type { Envelope } from '../../src/runtime/envelope.js';
import { open } from '../../src/runtime/open.js';
import { seal } from '../../src/runtime/seal.js';
import { contractWith, input } from './contract-fixture.js';

async function envelopeOf(data: unknown = { id: 'x' }): Promise<Envelope> {
  const result = await seal(contractWith(), { ...input, data });
  if (!result.ok) throw new Error(result.problem.detail);
  return result.value;
}

test('absent → in progress → completed: duplicates get the stored result', async () => {
  const [store, envelope] = [memoryClaimStore(), await envelopeOf()];
  expect(await claim(store, envelope)).toEqual({ kind: 'won', fence: 1 });
  expect(await claim(store, envelope)).toMatchObject({ kind: 'in-flight' });
  expect(await complete(store, envelope, 1, { charged: true })).toBe(true);
  expect(await claim(store, await envelopeOf())).toEqual({ kind: 'completed', result: { charged: true } });
});

test('a failed claim can be won again, with a higher fence', async () => {
  const [store, envelope] = [memoryClaimStore(), await envelopeOf()];
  await claim(store, envelope);
  expect(await fail(store, envelope, 1)).toBe(true);
  expect(await claim(store, envelope)).toEqual({ kind: 'won', fence: 2 });
});

test('the same key with another payload is refused, at any stage', async () => {
  const [store, envelope, other] = [memoryClaimStore(), await envelopeOf(), await envelopeOf({ id: 'y' })];
  expect(other.idempotencyKey).toBe(envelope.idempotencyKey);
  await claim(store, envelope);
  expect(await claim(store, other)).toEqual({ kind: 'payload-mismatch' });
  await complete(store, envelope, 1, 0);
  expect(await claim(store, other)).toEqual({ kind: 'payload-mismatch' });
});

test('the order of a payload’s keys makes no other payload', async () => {
  const store = memoryClaimStore();
  await claim(store, await envelopeOf({ id: 'x', note: 'n' }));
  expect(await claim(store, await envelopeOf({ note: 'n', id: 'x' }))).toMatchObject({ kind: 'in-flight' });
});

test('an expired lease is taken over, and its late owner can no longer finish', async () => {
  const [store, envelope] = [memoryClaimStore(), await envelopeOf()];
  const at = (ms: number) => ({ leaseMs: 100, now: () => new Date(ms) });
  expect(await claim(store, envelope, at(0))).toEqual({ kind: 'won', fence: 1 });
  expect(await claim(store, envelope, at(99))).toEqual({ kind: 'in-flight', until: 100 });
  expect(await claim(store, envelope, at(100))).toEqual({ kind: 'won', fence: 2 });
  expect(await complete(store, envelope, 1, 'late')).toBe(false);
  expect(await fail(store, envelope, 1)).toBe(false);
  expect(await complete(store, envelope, 2, 'right')).toBe(true);
  expect(await claim(store, envelope)).toEqual({ kind: 'completed', result: 'right' });
});

test('another payload is seen to be another one whatever its texts hold', async () => {
  const store = memoryClaimStore();
  await claim(store, await envelopeOf({ id: 'cut \ud83d' }));
  expect(await claim(store, await envelopeOf({ id: 'other \ud83d' }))).toEqual({ kind: 'payload-mismatch' });
});

test('receivers of two versions, as during an upgrade, see the same payload', async () => {
  const newer = contractWith({ version: '1.3.0', payload: () => [] });
  const sealed = await seal(newer, { ...input, data: { id: 'x', priority: 1 } });
  const text = JSON.stringify(sealed.ok && sealed.value);
  const [old, upgraded] = [open(contractWith(), text), open(newer, text)];
  if (!old.ok || !upgraded.ok) throw new Error('refused');
  expect(old.value.dropped).toEqual(['/priority']);
  const store = memoryClaimStore();
  expect(await claim(store, old.value.envelope)).toEqual({ kind: 'won', fence: 1 });
  expect(await claim(store, upgraded.value.envelope)).toMatchObject({ kind: 'in-flight' });
});

test('finishing once more, as after a time-out of the store, changes nothing and is no lost lease', async () => {
  const [store, envelope] = [memoryClaimStore(), await envelopeOf()];
  await claim(store, envelope);
  expect(await complete(store, envelope, 1, 'first')).toBe(true);
  expect(await complete(store, envelope, 1, 'second')).toBe(true);
  expect(await fail(store, envelope, 1)).toBe(false);
  expect(await claim(store, envelope)).toEqual({ kind: 'completed', result: 'first' });
});

test('50 concurrent duplicates on a slow store: exactly one winner', async () => {
  const inner = memoryClaimStore();
  const wait = () => new Promise(resolve => setTimeout(resolve, Math.random() * 10));
  const slow: ClaimStore = {
    read: key => wait().then(() => inner.read(key)),
    replace: (key, previous, next) => wait().then(() => inner.replace(key, previous, next)),
  };
  const envelope = await envelopeOf();
  const claims = await Promise.all(Array.from({ length: 50 }, () => claim(slow, envelope)));
  expect(claims.filter(({ kind }) => kind === 'won')).toHaveLength(1);
  expect(claims.filter(({ kind }) => kind === 'in-flight')).toHaveLength(49);
});
