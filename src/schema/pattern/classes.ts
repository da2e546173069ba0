import { ANY, type Charset, charsetOf, complement } from './charset.js';

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

/**
 * The code points of a Unicode property, `name` as between the braces of `\p{…}`; undefined when there is none.
 * The host's own regular expressions are asked point by point: their tables are there already, and always agree.
 */
export function unicodeProperty(name: string): Charset | undefined {
  if (properties.has(name)) return properties.get(name);
  let set: Charset | undefined;
  if (name === 'Any') set = ANY;
  else {
    try {
      const one = new RegExp(`^\\p{${name}}$`, 'u');
      const ranges: [number, number][] = [];
      for (let point = 0; point <= 0x10ffff; point++) {
        if (!one.test(String.fromCodePoint(point))) continue;
        const last = ranges.at(-1);
        if (last && last[1] === point - 1) last[1] = point;
        else ranges.push([point, point]);
      }
      set = charsetOf(ranges);
    } catch {
      set = undefined;
    }
  }
  properties.set(name, set);
  return set;
}
