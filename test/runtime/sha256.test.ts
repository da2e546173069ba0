import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256, utf8 } from '../../src/runtime/sha256.js';

const reference = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

test('the published examples', () => {
  expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('every length around the block boundaries', () => {
  for (let length = 0; length < 200; length++)
    expect(sha256('x'.repeat(length))).toBe(reference('x'.repeat(length)));
});

test('any text, lone surrogates included, as Node hashes it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), text => sha256(text) === reference(text)),
    { numRuns: 500 },
  );
  expect(sha256('a\ud800b')).toBe(reference('a\ud800b'));
});

test('UTF-8 by hand is UTF-8', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      expect(utf8(text)).toEqual([...Buffer.from(text, 'utf8')]);
    }),
  );
});
