import { expect, test } from 'vitest';
import { classifyFailure } from '../../src/runtime/contract.js';
import { retryDelay } from '../../src/runtime/retry.js';
import {
  advanceSideEffect,
  beginSideEffect,
  planCompensation,
  type SideEffectClass,
  type SideEffectRecord,
  type SideEffectStatus,
} from '../../src/runtime/side-effects.js';
import { estimateTokens } from '../../src/runtime/tokens.js';

const now = new Date('2026-11-23T10:00:00Z');
const charge = {
  system: 'stripe',
  operation: 'charges.create',
  class: 'compensatable',
  compensation: 'refunds.create',
} as const;

test('pending before the call, committed after it, with the other system’s reference', () => {
  const begun = beginSideEffect('charge', charge, 'c1', now);
  expect(begun).toEqual({ id: 'c1', effect: 'charge', ...charge, status: 'pending', at: now.toISOString() });
  const done = advanceSideEffect(begun, 'committed', { reference: 'ch_1', now });
  expect(done).toMatchObject({ status: 'committed', reference: 'ch_1' });
});

test('a status is only reached from one that allows it', () => {
  const begun = beginSideEffect('charge', charge, 'c1', now);
  for (const status of ['pending', 'compensating', 'compensated', 'compensation-failed'] as const)
    expect(advanceSideEffect(begun, status)).toBeUndefined();
  const compensated = { ...begun, status: 'compensated' as const };
  expect(advanceSideEffect(compensated, 'compensating')).toBeUndefined();
  expect(advanceSideEffect({ ...begun, status: 'compensation-failed' }, 'compensating')).toBeDefined();
});

const made = (
  id: string,
  kind: SideEffectClass,
  status: SideEffectStatus = 'committed',
): SideEffectRecord => ({
  id,
  effect: id,
  system: 's',
  operation: 'o',
  class: kind,
  status,
  at: now.toISOString(),
  ...(kind === 'compensatable' && { compensation: 'undo' }),
});
const ids = (records: readonly SideEffectRecord[]) => records.map(({ id }) => id);

test.each<[string, SideEffectRecord[], string[], string[]]>([
  ['latest first', [made('a', 'compensatable'), made('b', 'compensatable')], ['b', 'a'], []],
  [
    'never behind a pivot',
    [made('a', 'compensatable'), made('p', 'pivot'), made('b', 'compensatable')],
    ['b'],
    ['a', 'p'],
  ],
  [
    'what may or may not have happened escalates, as after a crash between the call and its record',
    [made('a', 'compensatable', 'unknown'), made('b', 'compensatable', 'pending')],
    [],
    ['a', 'b'],
  ],
  [
    'never behind a pivot that may have happened',
    [made('a', 'compensatable'), made('p', 'pivot', 'pending')],
    [],
    ['a', 'p'],
  ],
  ['what is undone is left alone', [made('a', 'compensatable', 'compensated')], [], []],
  ['a failed compensation is tried again', [made('a', 'compensatable', 'compensation-failed')], ['a'], []],
  ['what has no inverse escalates', [made('a', 'retriable')], [], ['a']],
])('compensation: %s', (_, log, compensate, escalate) => {
  const plan = planCompensation(log);
  expect([ids(plan.compensate), ids(plan.escalate)]).toEqual([compensate, escalate]);
});

test('an error that nobody declared goes to a human', () => {
  const modes = { retryable: ['RateLimited', 'Both'], escalate: ['PolicyViolation', 'Both'] };
  expect(
    ['RateLimited', 'PolicyViolation', 'Unheard', 'Both'].map(name => classifyFailure(modes, name)),
  ).toEqual(['retry', 'escalate', 'escalate', 'escalate']);
});

test('waits grow up to the longest, and end with the budget', () => {
  const policy = { maxAttempts: 5, initialMs: 100, backoff: 3, maxMs: 500, jitter: false };
  expect([1, 2, 3, 4, 5].map(attempt => retryDelay(policy, attempt))).toEqual([
    100,
    300,
    500,
    500,
    undefined,
  ]);
  expect(retryDelay({ ...policy, jitter: true }, 2, () => 0.5)).toBe(150);
  // Beyond what a number can hold, the longest wait stays the longest, and none stays none.
  const many = { ...policy, maxAttempts: 5000 };
  expect([retryDelay(many, 3000), retryDelay({ ...many, initialMs: 0 }, 3000)]).toEqual([500, 0]);
});

test('the token estimate: about a token a word in prose, one for each character without a word', () => {
  const prose = 'The customer asks for a refund of the second charge; the first one was authorised.';
  expect(estimateTokens(prose)).toBeGreaterThanOrEqual(15);
  expect(estimateTokens(prose)).toBeLessThanOrEqual(21);
  expect([
    estimateTokens(''),
    estimateTokens(' \n'),
    estimateTokens('漢字'),
    estimateTokens('1234567'),
  ]).toEqual([0, 0, 2, 3]);
  expect(estimateTokens('’internationalisation')).toBe(estimateTokens('internationalisation'));
  expect(estimateTokens("'".repeat(600))).toBe(100);
});
