import { partition } from './charset.js';
import { compilePattern } from './compile.js';
import { createDerivative, isNullable } from './derive.js';
import { charsetsOf, createAlgebra, type Language } from './language.js';
import { languageOf } from './regular.js';

/** A pattern as a deterministic automaton: reads a text once, whatever it is. State 0 is the first. */
export interface LinearPattern {
  /** First code points of the ranges that it tells apart, ascending from 0. */
  readonly starts: readonly number[];
  /** The class of each range. */
  readonly classes: readonly number[];
  /** For each state, the state that follows each class. */
  readonly next: readonly number[];
  /** The states in which a text that ends matches. */
  readonly accepting: readonly number[];
}

const maxStates = 300;
const maxClasses = 40;

const memo = new Map<string, LinearPattern | undefined>();

/** The automaton of a pattern; undefined where it is none, no regular one, or too large. */
export function linearPattern(source: string): LinearPattern | undefined {
  if (memo.has(source)) return memo.get(source);
  if (memo.size > 500) memo.clear();
  const made = compilePattern(source)?.unicode ? build(source) : undefined;
  memo.set(source, made);
  return made;
}

function build(source: string): LinearPattern | undefined {
  const algebra = createAlgebra();
  const derive = createDerivative(algebra);
  const language = languageOf(source, algebra);
  if (!language) return undefined;
  const sets = partition([...charsetsOf(language)]);
  if (sets.length > maxClasses) return undefined;
  const ranges = sets
    .flatMap((set, index) => set.flatMap((start, i) => (i % 2 === 0 ? [{ start, index }] : [])))
    .sort((a, b) => a.start - b.start);
  const states = new Map<Language, number>([[language, 0]]);
  const next: number[] = [];
  // A Map's iteration picks up what is added while it runs.
  for (const state of states.keys())
    for (const set of sets) {
      const to = derive(state, set[0] as number);
      if (!states.has(to)) states.set(to, states.size);
      if (states.size > maxStates) return undefined;
      next.push(states.get(to) as number);
    }
  const accepting = [...states].filter(([state]) => isNullable(state)).map(([, number]) => number);
  return {
    starts: ranges.map(({ start }) => start),
    classes: ranges.map(({ index }) => index),
    next,
    accepting,
  };
}
