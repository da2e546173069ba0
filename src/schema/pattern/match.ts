import { compilePattern } from './compile.js';
import { type LinearPattern, linearPattern } from './linear.js';
import { speedOf } from './slow.js';

const matchers = new Map<string, ((text: string) => boolean) | undefined>();

/** The test of a pattern, never slower than the text is long where that can be had; undefined for what is none. */
export function matcherOf(source: string): ((text: string) => boolean) | undefined {
  if (matchers.has(source)) return matchers.get(source);
  if (matchers.size > 2000) matchers.clear();
  const compiled = compilePattern(source);
  const linear = compiled && speedOf(source) !== 'fine' ? linearPattern(source) : undefined;
  const matcher =
    compiled &&
    (linear ? (text: string) => read(linear, text) : (text: string) => compiled.regexp.test(text));
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
