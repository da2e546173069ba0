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
/** Stretches in which no code point pairs up with its neighbour in UTF-16: the two halves of surrogates are apart. */
const STRETCHES = [
  [0, 0xd7ff],
  [0xd800, 0xdbff],
  [0xdc00, 0xdfff],
  [0xe000, 0xffff],
  ...Array.from({ length: 16 }, (_, plane) => [(plane + 1) << 16, ((plane + 1) << 16) + 0xffff] as const),
] as const;

let texts: readonly string[] | undefined;

function textOf([from, to]: readonly [number, number]): string {
  const pieces: string[] = [];
  // Small enough to be arguments of one call.
  for (let start = from; start <= to; start += 0x1000) {
    const points: number[] = [];
    for (let point = start; point <= Math.min(to, start + 0xfff); point++) points.push(point);
    pieces.push(String.fromCodePoint(...points));
  }
  return pieces.join('');
}

/**
 * The code points of a Unicode property, `name` as between the braces of `\p{…}`; undefined when there is none.
 * The host's own regular expressions are asked: their tables are there already, and always agree.
 */
export function unicodeProperty(name: string): Charset | undefined {
  if (!properties.has(name)) properties.set(name, askHost(name));
  return properties.get(name);
}

function askHost(name: string): Charset | undefined {
  try {
    // What is outside is matched too, in runs: looking for the next beginning would take longer.
    const runs = new RegExp(`(\\p{${name}}+)|\\P{${name}}+`, 'gu');
    texts ??= STRETCHES.map(textOf);
    const ranges = STRETCHES.flatMap(([from], i) => {
      const units = from > 0xffff ? 2 : 1;
      return [...(texts?.[i] ?? '').matchAll(runs)].flatMap(({ index, 1: run }): [number, number][] =>
        run === undefined ? [] : [[from + index / units, from + (index + run.length) / units - 1]],
      );
    });
    return charsetOf(ranges);
  } catch {
    return undefined;
  }
}
