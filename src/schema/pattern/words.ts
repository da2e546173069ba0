import { mostReadable, partition, readability } from './charset.js';
import { createDerivative, isNullable } from './derive.js';
import { type Algebra, charsetsOf, createAlgebra, type Language } from './language.js';
import { matcherOf } from './match.js';
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
  /** Whether the pattern matches somewhere in the text; undefined where that cannot be told in any time. */
  matches(source: string, text: string): boolean | undefined;
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

/** Makes a memory for languages and searches. */
export function createWords(): Words {
  const algebra = createAlgebra();
  const derive = createDerivative(algebra);
  const patterns = new Map<string, Language | undefined>();
  const searches = new Map<string, WordSearch>();

  /** The steps from a language, each made once. */
  function createSteps(language: Language) {
    // One code point stands for all that no part of the expression tells apart.
    const letters = partition([...charsetsOf(language)])
      .map(mostReadable)
      .sort((a, b) => readability(a) - readability(b));
    const known = new Map<Language, readonly (readonly [letter: number, state: Language])[]>();
    return {
      from(state: Language) {
        const made =
          known.get(state) ??
          letters
            .map(letter => [letter, derive(state, letter)] as const)
            .filter(([, next]) => next !== algebra.none);
        known.set(state, made);
        return made;
      },
      made: () => known.size,
    };
  }

  function search(
    language: Language,
    budget: number,
    { min, max }: Lengths,
    goOn: () => boolean,
  ): WordSearch {
    const steps = createSteps(language);
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
        for (const [letter, state] of steps.from(before.state)) {
          if (seen.has(state)) continue;
          seen.add(state);
          next.push({ state, letter, before });
        }
      }
      visits += next.length;
      // Walking known states again, for the sake of a length, costs a fraction of making new ones.
      if (steps.made() > budget || visits > budget * 50) return { kind: 'budget' };
      if (length === 32 && min > 64) {
        const word = pump(language, steps.from, budget, min, goOn);
        if (word !== undefined) return { kind: 'word', word };
      }
      layer = next;
    }
    return { kind: 'none' };
  }

  /** A word of exactly `length`, through a state that leads to itself: long words without walking to each length. */
  function pump(
    language: Language,
    from: ReturnType<typeof createSteps>['from'],
    budget: number,
    length: number,
    goOn: () => boolean,
  ): string | undefined {
    const reached = new Map<Language, Step>([[language, { state: language, letter: 0, before: undefined }]]);
    const into = new Map<Language, Step[]>();
    for (const [state, before] of reached) {
      if (reached.size > budget || !goOn()) return undefined;
      for (const [letter, next] of from(state)) {
        const step: Step = { state: next, letter, before };
        into.set(next, [...(into.get(next) ?? []), step]);
        if (!reached.has(next)) reached.set(next, step);
      }
    }
    const depths = new Map<Language, number>();
    for (const [state, step] of reached)
      depths.set(state, step.before ? (depths.get(step.before.state) as number) + 1 : 0);
    const rests = new Map<Language, string>();
    for (const state of reached.keys()) if (isNullable(state)) rests.set(state, '');
    for (const [state, rest] of rests) {
      for (const { letter, before } of into.get(state) ?? []) {
        const source = before as Step;
        if (!rests.has(source.state)) rests.set(source.state, String.fromCodePoint(letter) + rest);
      }
    }
    for (const [state, rest] of rests) {
      const loop = from(state).find(([, next]) => next === state);
      const left = length - (depths.get(state) as number) - [...rest].length;
      if (loop && left >= 0)
        return spell(reached.get(state) as Step) + String.fromCodePoint(loop[0]).repeat(left) + rest;
    }
    return undefined;
  }

  return {
    algebra,
    pattern(source) {
      if (!patterns.has(source)) patterns.set(source, languageOf(source, algebra));
      return patterns.get(source);
    },
    matches: (source, text) => matcherOf(source)?.(text),
    shortest(language, budget, lengths = anyLength, goOn = () => true) {
      const key = `${language.id} ${lengths.min} ${lengths.max}`;
      const found = searches.get(key) ?? search(language, budget, lengths, goOn);
      if (found.kind !== 'budget' || goOn()) searches.set(key, found);
      return found;
    },
  };
}
