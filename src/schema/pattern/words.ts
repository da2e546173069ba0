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
  /**
   * A shortest word of a length in the range, the most readable of them; makes at most `budget` steps, and none
   * once `goOn` says so.
   */
  shortest(language: Language, budget: number, lengths?: Lengths, goOn?: () => boolean): WordSearch;
}

/** How long a word may be, in code points. */
export interface Lengths {
  readonly min: number;
  readonly max: number;
}

const anyLength: Lengths = { min: 0, max: Infinity };

interface Step {
  readonly state: Language;
  readonly letter: number;
  readonly before: Step | undefined;
}

/** The word that led to a step. */
function spell(last: Step): string {
  const letters: number[] = [];
  for (let step = last; step.before; step = step.before) letters.push(step.letter);
  let word = '';
  for (const letter of letters.reverse()) word += String.fromCodePoint(letter);
  return word;
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
  const searches = new Map<string, WordSearch>();

  function search(
    language: Language,
    budget: number,
    { min, max }: Lengths,
    goOn: () => boolean,
  ): WordSearch {
    // One code point stands for all that no part of the expression tells apart.
    const letters = partition([...charsetsOf(language)])
      .map(mostReadable)
      .sort((a, b) => readability(a) - readability(b));
    let layer: Step[] = [{ state: language, letter: 0, before: undefined }];
    let seen = new Set<Language>();
    let visits = 0;
    for (let length = 0; length <= max && layer.length > 0; length++) {
      const end = length >= min ? layer.find(step => isNullable(step.state)) : undefined;
      if (end) return { kind: 'word', word: spell(end) };
      // Until the least length is reached, a state counts anew at every length.
      if (length < min) seen = new Set();
      const next: Step[] = [];
      for (const before of layer) {
        if (!goOn()) return { kind: 'budget' };
        for (const letter of letters) {
          const state = derive(before.state, letter);
          if (state === algebra.none || seen.has(state)) continue;
          seen.add(state);
          next.push({ state, letter, before });
        }
      }
      visits += next.length;
      if (visits > budget) return { kind: 'budget' };
      layer = next;
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
    shortest(language, budget, lengths = anyLength, goOn = () => true) {
      const key = `${language.id} ${lengths.min} ${lengths.max}`;
      const found = searches.get(key) ?? search(language, budget, lengths, goOn);
      if (found.kind !== 'budget' || goOn()) searches.set(key, found);
      return found;
    },
  };
}
