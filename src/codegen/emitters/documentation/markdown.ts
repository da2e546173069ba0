import { commentLines } from '../../print/index.js';

/** Any text as one line of Markdown that says just that: nothing in it is markup or HTML. */
export const inline = (text: string): string =>
  commentLines(text)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>|#~$]/g, character => `\\${character}`)
    .replace(/^([-+=]|\d+[.)])/, '\\$1');

/** Any text as inline code. */
export function code(text: string): string {
  const clean = commentLines(text).join(' ').replaceAll('|', '\\|').trim();
  const longest = Math.max(0, ...[...clean.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 ? ' ' : '';
  return clean === '' ? '' : `${fence}${pad}${clean}${pad}${fence}`;
}

/** Codes in a row, or a word for none of them. */
export const codes = (texts: readonly string[], none = 'none'): string =>
  texts.length === 0 ? none : texts.map(code).join(', ');

/** A table with aligned columns; cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, i) =>
    Math.max(3, ...[title, ...rows.map(row => row[i] ?? '')].map(cell => cell.length)),
  );
  const print = (cells: readonly string[]) =>
    `| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  return [print(head), `| ${widths.map(width => '-'.repeat(width)).join(' | ')} |`, ...rows.map(print)].join(
    '\n',
  );
}
