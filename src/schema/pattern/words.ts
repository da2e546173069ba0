import { type Charset, mostReadable, partition, readability } from './charset.js';
import { compilePattern } from './compile.js';
import { createDerivative, isNullable } from './derive.js';
import { type Algebra, createAlgebra, type Language } from './language.js';
import { languageOf } from './regular.js';

/** What a search for a word gives: a shortest word, the proof that there is none, or neither within the budget. */
export type WordSearch =
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'budget' };

/** Languages and the searches over them, sharing one memory. */
export interface Words {
  readonly algebra: Algebra;
  /** The language of a pattern; undefined when it is not regular. */
  pattern(source: string): Language | undefined;
  /** True when the pattern matches somewhere in the text; false for what is no pattern at all. */
  matches(source: string, text: string): boolean;
  /** A shortest word, the most readable of them; visits at most `budget` states. */
  shortest(language: Language, budget: number): WordSearch;
}

/** All sets of characters an expression speaks of. */
function charsetsOf(
  language: Language,
  found = new Set<Charset>(),
  seen = new Set<Language>(),
): Set<Charset> {
  if (seen.has(language)) return found;
  seen.add(language);
  if (language.kind === 'chars') found.add(language.set);
  if ('parts' in language) for (const part of language.parts) charsetsOf(part, found, seen);
  if ('of' in language) charsetsOf(language.of, found, seen);
  if (language.kind === 'sequence') {
    charsetsOf(language.first, found, seen);
    charsetsOf(language.rest, found, seen);
  }
  return found;
}

/** Makes a memory for languages and searches. */
export function createWords(): Words {
  const algebra = createAlgebra();
  const derive = createDerivative(algebra);
  const patterns = new Map<string, Language | undefined>();
  const searches = new Map<Language, WordSearch>();

  function search(language: Language, budget: number): WordSearch {
    if (isNullable(language)) return { kind: 'word', word: '' };
    // One code point stands for all that no part of the expression tells apart.
    const letters = partition([...charsetsOf(language)])
      .map(mostReadable)
      .sort((a, b) => readability(a) - readability(b));
    let states: [Language, string][] = [[language, '']];
    const seen = new Set<Language>([language, algebra.none]);
    while (states.length > 0) {
      const next: [Language, string][] = [];
      for (const [state, word] of states) {
        for (const letter of letters) {
          const after = derive(state, letter);
          if (seen.has(after)) continue;
          seen.add(after);
          const longer = word + String.fromCodePoint(letter);
          if (isNullable(after)) return { kind: 'word', word: longer };
          if (seen.size > budget) return { kind: 'budget' };
          next.push([after, longer]);
        }
      }
      states = next;
    }
    return { kind: 'none' };
  }

  return {
    algebra,
    pattern(source) {
      if (!patterns.has(source)) patterns.set(source, languageOf(source, algebra));
      return patterns.get(source);
    },
    matches: (source, text) => compilePattern(source)?.regexp.test(text) ?? false,
    shortest(language, budget) {
      const known = searches.get(language);
      if (known) return known;
      const found = search(language, budget);
      searches.set(language, found);
      return found;
    },
  };
}
