import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineIndexOf } from '../../src/extension/problems/line-index.js';

describe('lineIndexOf', () => {
  it.each([
    ['', 0, 0, 0],
    ['abc', 2, 0, 2],
    ['a\nb', 2, 1, 0],
    ['a\r\nb', 3, 1, 0],
    ['a\rb', 2, 1, 0],
    ['a\n\n\nb', 4, 3, 0],
    ['a\nb', 99, 1, 1],
    ['a\nb', -5, 0, 0],
    ['😀\nx', 2, 0, 2],
  ])('finds %j at %i', (text, offset, line, character) => {
    expect(lineIndexOf(text).positionAt(offset)).toEqual({ line, character });
  });

  it('agrees with counting', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '\r\n', ' ') }), fc.nat(), (text, n) => {
        const offset = n % (text.length + 1);
        // Inside of \r\n the position is still on the line that it ends.
        const before = text.slice(0, offset).split(/\r\n|\n|\r(?!\n|$)/);
        const inside = text[offset - 1] === '\r' && text[offset] === '\n';
        if (inside) return;
        const { line, character } = lineIndexOf(text).positionAt(offset);
        expect({ line, character }).toEqual({ line: before.length - 1, character: before.at(-1)?.length });
      }),
    );
  });
});
