import { ANY, complement } from './charset.js';
import { NOT_LINE_ENDS } from './classes.js';
import { compilePattern } from './compile.js';
import { readClass } from './parse-class.js';
import { escapedSet } from './parse-escape.js';
import { EMPTY, NotRegular, type Syntax } from './syntax.js';

/** The text of a pattern and how far it has been read. */
export interface Reader {
  readonly text: string;
  readonly unicode: boolean;
  at: number;
}

/** The code point at the reader, as a number; steps over it. */
export function readPoint(reader: Reader): number {
  const point = reader.text.codePointAt(reader.at) ?? 0;
  reader.at += point > 0xffff ? 2 : 1;
  return point;
}

/** Steps over `text` when it comes next. */
export function readIf(reader: Reader, text: string): boolean {
  if (!reader.text.startsWith(text, reader.at)) return false;
  reader.at += text.length;
  return true;
}

const one = (point: number): Syntax => ({ kind: 'chars', set: [point, point] });

function readQuantifier(reader: Reader): [number, number] | undefined {
  const found = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})/.exec(reader.text.slice(reader.at, reader.at + 40));
  if (!found) return undefined;
  reader.at += found[0].length;
  readIf(reader, '?');
  if (found[1]) return found[1] === '*' ? [0, Infinity] : found[1] === '+' ? [1, Infinity] : [0, 1];
  const min = Number(found[2]);
  return [min, found[3] ? (found[4] ? Number(found[4]) : Infinity) : min];
}

function readGroup(reader: Reader): Syntax {
  const ahead = readIf(reader, '?=') || (readIf(reader, '?!') && 'not');
  const behind = !ahead && (readIf(reader, '?<=') || (readIf(reader, '?<!') && 'not'));
  if (!ahead && !behind && !readIf(reader, '?:') && readIf(reader, '?<')) {
    while (!readIf(reader, '>')) readPoint(reader);
  }
  const of = readChoice(reader);
  readIf(reader, ')');
  if (ahead) return { kind: 'ahead', of, negated: ahead === 'not' };
  return behind ? { kind: 'behind', of, negated: behind === 'not' } : of;
}

function readAtom(reader: Reader): Syntax {
  const point = readPoint(reader);
  const c = String.fromCodePoint(point);
  if (c === '(') return readGroup(reader);
  if (c === '[') {
    const negated = readIf(reader, '^');
    const set = readClass(reader);
    return { kind: 'chars', set: negated ? complement(set) : set };
  }
  if (c === '.') return { kind: 'chars', set: NOT_LINE_ENDS };
  if (c === '^') return { kind: 'start' };
  if (c === '$') return { kind: 'end' };
  if (c !== '\\') return one(point);
  if (readIf(reader, 'b')) return { kind: 'boundary', negated: false };
  if (readIf(reader, 'B')) return { kind: 'boundary', negated: true };
  if (/^(?:[1-9]|k<)/.test(reader.text.slice(reader.at))) throw new NotRegular('back reference');
  return { kind: 'chars', set: escapedSet(reader) };
}

function readSequence(reader: Reader): Syntax {
  const parts: Syntax[] = [];
  while (reader.at < reader.text.length && !'|)'.includes(reader.text.charAt(reader.at))) {
    const of = readAtom(reader);
    const times = readQuantifier(reader);
    parts.push(times ? { kind: 'repeat', of, min: times[0], max: times[1] } : of);
  }
  return parts.length === 1 ? (parts[0] as Syntax) : parts.length === 0 ? EMPTY : { kind: 'sequence', parts };
}

function readChoice(reader: Reader): Syntax {
  const parts = [readSequence(reader)];
  while (readIf(reader, '|')) parts.push(readSequence(reader));
  return parts.length === 1 ? (parts[0] as Syntax) : { kind: 'choice', parts };
}

/**
 * Parses a `pattern`; undefined when it is not a valid regular expression, or not a regular language
 * (back references). Validity is the host's to judge, so the reader itself need not complain.
 */
export function parsePattern(source: string): Syntax | undefined {
  const compiled = compilePattern(source);
  if (!compiled) return undefined;
  if (source === '') return { kind: 'repeat', of: { kind: 'chars', set: ANY }, min: 0, max: Infinity };
  try {
    return readChoice({ text: compiled.source, unicode: compiled.unicode, at: 0 });
  } catch (error) {
    if (error instanceof NotRegular) return undefined;
    throw error;
  }
}
