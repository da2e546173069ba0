import { type Charset, complement } from './charset.js';
import { DIGITS, SPACES, unicodeProperty, WORDS } from './classes.js';
import { type Reader, readIf, readPoint } from './parse.js';
import { NotRegular } from './syntax.js';

const CLASSES: { readonly [letter: string]: Charset } = {
  d: DIGITS,
  D: complement(DIGITS),
  w: WORDS,
  W: complement(WORDS),
  s: SPACES,
  S: complement(SPACES),
};

const CONTROLS: { readonly [letter: string]: number } = { t: 9, n: 10, v: 11, f: 12, r: 13 };

function readHex(reader: Reader, digits: number): number | undefined {
  const text = reader.text.slice(reader.at, reader.at + digits);
  if (text.length !== digits || !/^[0-9a-fA-F]+$/.test(text)) return undefined;
  reader.at += digits;
  return Number.parseInt(text, 16);
}

function readUnicode(reader: Reader): number | undefined {
  if (reader.unicode && readIf(reader, '{')) {
    const end = reader.text.indexOf('}', reader.at);
    const point = Number.parseInt(reader.text.slice(reader.at, end), 16);
    reader.at = end + 1;
    return point;
  }
  const high = readHex(reader, 4);
  if (high === undefined || !reader.unicode || high < 0xd800 || high > 0xdbff) return high;
  const after = reader.at;
  const low = readIf(reader, '\\u') ? readHex(reader, 4) : undefined;
  if (low !== undefined && low >= 0xdc00 && low <= 0xdfff)
    return 0x10000 + ((high - 0xd800) << 10) + low - 0xdc00;
  reader.at = after;
  return high;
}

/** The set of an escape, the reader standing behind its backslash; the same inside and outside a class. */
export function escapedSet(reader: Reader): Charset {
  const point = readPoint(reader);
  const letter = String.fromCodePoint(point);
  const named = CLASSES[letter];
  if (named) return named;
  const single = (value: number | undefined): Charset => [value ?? point, value ?? point];
  if (letter in CONTROLS) return single(CONTROLS[letter]);
  if (letter === 'x') return single(readHex(reader, 2));
  if (letter === 'u') return single(readUnicode(reader));
  if (letter === 'c') return single(readPoint(reader) & 31);
  if (letter === '0') return single(0);
  if ((letter === 'p' || letter === 'P') && reader.unicode && readIf(reader, '{')) {
    const end = reader.text.indexOf('}', reader.at);
    const set = unicodeProperty(reader.text.slice(reader.at, end));
    if (!set) throw new NotRegular('unknown Unicode property');
    reader.at = end + 1;
    return letter === 'p' ? set : complement(set);
  }
  return single(undefined);
}
