import { escapeUnsafe } from './escape.js';

/** The lines of a text, safe inside a block comment: no `*\/`, no control or bidi characters, no trailing space. */
export function commentLines(text: string): string[] {
  return text
    .replace(/\r\n?|[\u2028\u2029\v\f\u0085]/g, '\n')
    .split('\n')
    .map(line =>
      escapeUnsafe(line.replaceAll('\t', '  ')).replaceAll('*/', '*\\/').replaceAll('/*', '/\\*').trimEnd(),
    );
}

/** Where a comment of one line begins with it, compilers take it for an order to them. */
const directive = /^@ts-/;

/** A doc comment: one line where it fits, else one ` * ` line per line of text. Empty text gives no lines at all. */
export function comment(text: string, room = 100): string[] {
  const lines = commentLines(text.trim());
  const [only = ''] = lines;
  if (lines.length === 1 && only === '') return [];
  if (lines.length === 1 && only.length + 7 <= room && !directive.test(only)) return [`/** ${only} */`];
  return [
    '/**',
    ...lines.flatMap(line => wrap(line, room - 3)).map(line => (line === '' ? ' *' : ` * ${line}`)),
    ' */',
  ];
}

function wrap(line: string, room: number): string[] {
  const out: string[] = [];
  let rest = line;
  while (rest.length > room) {
    const at = rest.lastIndexOf(' ', room);
    if (at <= 0) break;
    out.push(rest.slice(0, at));
    rest = rest.slice(at + 1);
  }
  return [...out, rest];
}
