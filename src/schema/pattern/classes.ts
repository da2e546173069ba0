import { type Charset, charsetOf, complement } from './charset.js';

const code = (text: string): number => text.codePointAt(0) as number;
const span = (...pairs: string[]): Charset =>
  charsetOf(pairs.map(p => [code(p), code([...p].at(-1) as string)]));

/** `\d`: ASCII digits. */
export const DIGITS: Charset = span('09');

/** `\w`: ASCII letters, digits and underscore. */
export const WORDS: Charset = span('09', 'AZ', '__', 'az');

/** `\s`: ECMAScript white space and line terminators. */
export const SPACES: Charset = charsetOf([
  [9, 13],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
]);

/** `.` without the `s` flag: everything but line terminators. */
export const NOT_LINE_ENDS: Charset = complement(
  charsetOf([
    [10, 10],
    [13, 13],
    [0x2028, 0x2029],
  ]),
);

const properties = new Map<string, Charset | undefined>();
const BLOCK = 0x4000;

/** The runs of code points between `from` and `to` that match; `runs` matches one or more. */
function runsIn(runs: RegExp, from: number, to: number): [number, number][] {
  const points = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  return [...String.fromCodePoint(...points).matchAll(runs)].map(found => {
    const matched = [...found[0]];
    const start = code(found[0]);
    return [start, start + matched.length - 1];
  });
}

/**
 * The code points of a Unicode property, `name` as between the braces of `\p{…}`; undefined when there is none.
 * The host's own regular expressions are asked: their tables are there already, and always agree.
 */
export function unicodeProperty(name: string): Charset | undefined {
  if (properties.has(name)) return properties.get(name);
  let set: Charset | undefined;
  try {
    const runs = new RegExp(`\\p{${name}}+`, 'gu');
    const ranges: [number, number][] = [];
    for (let from = 0; from < 0x110000; from += BLOCK) {
      // Surrogates, side by side in one text, would pair up: ask for each half alone.
      if (from !== 0xc000) ranges.push(...runsIn(runs, from, from + BLOCK - 1));
      else for (const [lo, hi] of SURROGATE_FREE) ranges.push(...runsIn(runs, lo, hi));
    }
    set = charsetOf(ranges);
  } catch {
    set = undefined;
  }
  properties.set(name, set);
  return set;
}

const SURROGATE_FREE = [
  [0xc000, 0xd7ff],
  [0xd800, 0xdbff],
  [0xdc00, 0xdfff],
  [0xe000, 0xffff],
] as const;
