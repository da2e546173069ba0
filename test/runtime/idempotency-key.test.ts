import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idempotencyKey, isTraceId, isTraceparent, isW3cTraceId } from '../../src/runtime/idempotency-key.js';
import { branchOf, isStepPath, stepPath, stepWithin } from '../../src/runtime/step.js';

const trace = '4bf92f3577b34da6a3ce929d0e0e4736';

/** Fixed for ever: a key that changes between releases lets duplicates through. */
test.each([
  [trace, 'triage-to-billing', '2', 'hk1-e161fdaad74b568380a7b086927b612eb00636837367eea5ab478b0dc674df9a'],
  [trace, 'triage-to-billing', '2~1', 'hk1-a30fafa2049770fb069b6d4e8f5f1c4b66e1cf9c698be5a52daa98fb597ee586'],
  [
    trace,
    'triage-to-billing',
    '2/w=eu',
    'hk1-e182b32377e4bb0cd8c0aca6d5c070d4e700ef22a11ba0818293e966ed9ff223',
  ],
  ['run.1', 'a', '0', 'hk1-f23508ca665c682c0ce044e52d103caf597463bef22a3a4f396d90f47ca3355e'],
])('vector %s %s %s', (traceId, handoff, step, key) => {
  expect(idempotencyKey(traceId, handoff, step)).toBe(key);
});

test('it is the SHA-256 of the canonical JSON, and 68 characters without a colon', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[A-Za-z0-9._-]{1,40}$/),
      fc.stringMatching(/^[a-z-]{1,20}$/),
      (id, handoff) => {
        const key = idempotencyKey(id, handoff, '2/w=x');
        const text = `["hk1","${id}","${handoff}","2/w=x"]`;
        expect(key).toBe(`hk1-${createHash('sha256').update(text).digest('hex')}`);
        expect(key).toMatch(/^[A-Za-z0-9-]{68}$/);
      },
    ),
  );
});

test('step paths: steps, loops, branches, steps in branches', () => {
  expect(stepPath(2)).toBe('2');
  expect(stepPath(2, 1)).toBe('2~1');
  expect(branchOf(stepPath(2), 'eu')).toBe('2/w=eu');
  expect(stepWithin(branchOf('2', 'eu'), 3, 1)).toBe('2/w=eu/3~1');
  for (const good of ['0', '2', '2~1', '2/w=eu', '2/w=eu/3', '2/w=eu/3~2/w=%2F'])
    expect(isStepPath(good)).toBe(true);
  for (const bad of [
    '',
    '-1',
    '02',
    '2~',
    '2/',
    '/2',
    'w=a',
    '2/w=',
    '2/w=a/w=b',
    '2/3/',
    '2 ',
    '2/w=a:b',
    '2/w=a~b',
    '2/3',
    '2~0',
    '2\n',
    `2/w=${'x'.repeat(1021)}`,
  ])
    expect(isStepPath(bad), bad).toBe(false);
});

/** Short, of a few awkward characters, so that two of them are often nearly equal. */
const branchKey = fc.oneof(
  fc.string({ maxLength: 60, unit: 'binary' }),
  fc
    .array(fc.constantFrom('', '\0', '%00', '\ud83d', '\ude00', '\ufffd', 'a', '/', '~'), { maxLength: 2 })
    .map(parts => parts.join('')),
);

test('any branch key makes a well-formed step, and different keys make different ones', () => {
  fc.assert(
    fc.property(branchKey, branchKey, (a, b) => {
      expect(isStepPath(branchOf('2', a))).toBe(true);
      expect(branchOf('2', a) === branchOf('2', b)).toBe(a === b);
    }),
  );
});

test('what is no text for RFC 8785 still has keys of its own', () => {
  const keys = [idempotencyKey('a', 'h\ud800', '1'), idempotencyKey('b', 'h\ud800', '1')];
  expect(new Set(keys).size).toBe(2);
});

test('traceparents: those of version 00 are 55 characters, later ones may go on', () => {
  const rest = `${trace}-00f067aa0ba902b7-01`;
  for (const good of [`00-${rest}`, `01-${rest}`, `cc-${rest}-what-the-future-brings`])
    expect(isTraceparent(good), good).toBe(true);
  for (const bad of [
    '',
    rest,
    `00-${rest}-x`,
    `ff-${rest}`,
    `01-${rest}x`,
    `00-${rest.toUpperCase()}`,
    `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`,
    `00-${trace}-0000000000000000-01`,
    undefined,
  ])
    expect(isTraceparent(bad), bad).toBe(false);
});

test('trace IDs', () => {
  expect(isW3cTraceId(trace)).toBe(true);
  expect(isW3cTraceId('0'.repeat(32))).toBe(false);
  expect(isTraceId(trace) && isTraceId('run.1') && isTraceId('0190b7a2-8f5c-7c3e-9b1a-2f6d4e8c1a3b')).toBe(
    true,
  );
  for (const bad of ['', '-a', 'a b', 'a/b', 'a:b', 'x'.repeat(129)]) expect(isTraceId(bad), bad).toBe(false);
});
