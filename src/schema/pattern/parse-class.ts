import { type Charset, unite } from './charset.js';
import { type Reader, readIf, readPoint } from './parse.js';
import { escapedSet } from './parse-escape.js';

function readMember(reader: Reader): Charset {
  const point = readPoint(reader);
  if (point !== 0x5c) return [point, point];
  if (readIf(reader, 'b')) return [8, 8];
  return escapedSet(reader);
}

const single = (set: Charset): number | undefined =>
  set.length === 2 && set[0] === set[1] ? set[0] : undefined;

/** Reads a character class from behind `[` or `[^` to its `]`. */
export function readClass(reader: Reader): Charset {
  const sets: Charset[] = [];
  while (reader.at < reader.text.length && !readIf(reader, ']')) {
    const low = readMember(reader);
    const next = reader.text.slice(reader.at, reader.at + 2);
    const from = single(low);
    if (next.charAt(0) !== '-' || next === '-]' || from === undefined) {
      sets.push(low);
      continue;
    }
    reader.at++;
    const high = readMember(reader);
    const to = single(high);
    if (to === undefined) sets.push(low, [0x2d, 0x2d], high);
    else sets.push([from, to]);
  }
  return unite(...sets);
}
