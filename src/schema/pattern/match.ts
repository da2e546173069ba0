import { compilePattern } from './compile.js';
import { type LinearPattern, linearPattern } from './linear.js';
import { speedOf } from './slow.js';

/** Says whether a pattern matches somewhere in a text; undefined where trying could take forever. */
export type Matcher = (text: string) => boolean | undefined;

const matchers = new Map<string, Matcher | undefined>();

/** Longer texts are not given to a pattern that may try exponentially many ways: 2^20 of them are milliseconds. */
const maxHopeless = 20;

/** The test of a pattern, never slower than the text is long where that can be had; undefined for what is none. */
export function matcherOf(source: string): Matcher | undefined {
  if (matchers.has(source)) return matchers.get(source);
  if (matchers.size > 2000) matchers.clear();
  const compiled = compilePattern(source);
  const speed = compiled && speedOf(source);
  const linear = compiled && speed !== 'fine' ? linearPattern(source) : undefined;
  let matcher: Matcher | undefined;
  if (linear) matcher = text => read(linear, text);
  else if (speed === 'slow')
    matcher = text => (text.length > maxHopeless ? undefined : compiled?.regexp.test(text));
  else if (compiled) matcher = text => compiled.regexp.test(text);
  matchers.set(source, matcher);
  return matcher;
}

/** True when one hostile text may take a matcher of this pattern forever. */
export const isHopeless = (source: string): boolean =>
  speedOf(source) === 'slow' && linearPattern(source) === undefined;

function read({ starts, classes, next, accepting }: LinearPattern, text: string): boolean {
  const width = Math.max(...classes) + 1;
  let state = 0;
  for (const character of text) {
    const point = character.codePointAt(0) as number;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= point) low = middle;
      else high = middle - 1;
    }
    state = next[state * width + (classes[low] as number)] as number;
  }
  return accepting.includes(state);
}
