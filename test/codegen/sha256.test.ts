import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sha256 } from '../../src/codegen/sha256.js';
import { sha256 as portable } from '../../src/runtime/sha256.js';

it('is the host’s own, and gives what the portable one gives, whatever the text', () => {
  expect(sha256).not.toBe(portable);
  const text = fc.string({ unit: fc.constantFrom('a', 'é', '漢', '😀', '\ud800', '\udc00', '\n', '\u0000') });
  fc.assert(fc.property(text, some => sha256(some) === portable(some)));
  for (const one of ['', 'abc', 'é😀', 'a'.repeat(1000), '\ud800']) expect(sha256(one)).toBe(portable(one));
  const long = 'x'.repeat(1_000_003);
  expect(sha256(long)).toBe(portable(long));
});
