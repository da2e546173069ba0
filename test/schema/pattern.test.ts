import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePattern } from '../../src/schema/pattern/compile.js';
import { createDerivative, isNullable } from '../../src/schema/pattern/derive.js';
import { createWords } from '../../src/schema/pattern/words.js';

const words = createWords();
const derive = createDerivative(words.algebra);

/** Runs the automaton of a pattern over a text. */
function automatonAccepts(pattern: string, text: string): boolean | undefined {
  let state = words.pattern(pattern);
  if (!state) return undefined;
  for (const c of text) state = derive(state, c.codePointAt(0) as number);
  return isNullable(state);
}

const hostAccepts = (pattern: string, text: string) => compilePattern(pattern)?.regexp.test(text);

/** Regular expressions over a, b, -, built so that every assertion and quantifier meets every other. */
const patterns = fc.letrec<{ choice: string; piece: string; atom: string }>(tie => ({
  choice: fc.oneof(
    { maxDepth: 3 },
    tie('piece'),
    fc.array(tie('piece'), { maxLength: 3 }).map(parts => parts.join('')),
    fc.tuple(tie('choice'), tie('choice')).map(parts => parts.join('|')),
  ),
  piece: fc
    .tuple(tie('atom'), fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,2}', '{2,}', '*?'))
    .map(([atom, times]) => (/^\^$|^\$$|^\\b$|^\\B$|^\(\?[=!<]/i.test(atom) ? atom : atom + times)),
  atom: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('a', 'b', '-', '.', '[ab]', '[^a]', '\\w', '\\W', '^', '$', '\\b', '\\B', '[a-]', '\\d'),
    tie('choice').map(of => `(?:${of})`),
    tie('choice').map(of => `(${of})`),
    tie('choice').map(of => `(?=${of})`),
    tie('choice').map(of => `(?!${of})`),
    fc.constantFrom('(?<=a)', '(?<!b)', '(?<=^a*)', '(?<!-.)'),
  ),
}));

describe('patterns as languages', () => {
  it('agree with the host on every text, whatever assertions meet', () => {
    fc.assert(
      fc.property(
        patterns.choice,
        fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '-'), maxLength: 6 }), {
          minLength: 8,
          maxLength: 8,
        }),
        (pattern, texts) => {
          for (const text of texts) {
            const said = automatonAccepts(pattern, text);
            expect(said, `${pattern} on ${text}`).toBe(hostAccepts(pattern, text));
          }
        },
      ),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['^[a-z]+$', 'a'],
    ['^.{3,5}$', 'aaa'],
    ['^(?!foo)f..$', 'faa'],
    ['^\\p{Lu}$', 'A'],
    ['^[\\w.-]+@[\\w-]+\\.[a-z]{2,}$', 'a@a.aa'],
    ['', ''],
    ['b.*b', 'bb'],
    ['^\\u{1F600}$', '😀'],
    ['^(?:(?!--)[a-z-])+x$', 'ax'],
    ['^[0-9a-f]{8}-[0-9a-f]{4}$', 'aaaaaaaa-aaaa'],
    ['^{\\-}$', '{-}'],
    ['(?<!-)$', ''],
    ['^\\S+$', 'a'],
    ['^[^\\u0000-\\u007f]$', '\u00a1'],
  ])('%s has the shortest word %j', (pattern, word) => {
    const language = words.pattern(pattern);
    expect(language && words.shortest(language, 10_000)).toEqual({ kind: 'word', word });
    expect(hostAccepts(pattern, word)).toBe(true);
  });

  it.each([
    ['^a+$', '^[ab]*$', true],
    ['^[ab]*$', '^a+$', false],
    ['^[0-9a-f]{64}$', '^[0-9a-f]+$', true],
    ['^(?!x)[a-z]$', '^[a-wyz]$', true],
    ['^ba+b$', '^b(\\w)+b$', true],
    ['emai', '^emai(l|k)$', false],
    ['^(ab){0,3}$', '^(ab)*$', true],
    ['^\\d{4}-\\d{2}$', '^[\\d-]{7}$', true],
    ['^\\d{1,3}$', '^\\p{Nd}+$', true],
  ])('%s within %s: %s', (small, large, within) => {
    const a = words.pattern(small);
    const b = words.pattern(large);
    if (!a || !b) throw new Error('not regular');
    const found = words.shortest(words.algebra.both([a, words.algebra.not(b)]), 10_000);
    expect(found.kind).toBe(within ? 'none' : 'word');
  });

  it.each(['(a)\\1', '(?<x>a)\\k<x>', '(unclosed', '(?<=a$)b'])('%s is left to others', pattern => {
    expect(words.pattern(pattern)).toBeUndefined();
  });
});
