import { columns, escapeUnsafe } from '../../print/index.js';

/** Any text on one line, with nothing in it that hides or reorders text. */
export const oneLine = (text: string): string => escapeUnsafe(text.replace(/\s+/g, ' ').trim());

/** Any text as one line of Markdown that says just that: nothing in it is markup or HTML. */
export const inline = (text: string): string =>
  oneLine(text)
    .replace(/[\\`*_{}[\]<>#~$&]/g, character => `\\${character}`)
    .replace(/^[-+=]|(?<=^\d+)[.)]/, '\\$&');

/** Any text as inline code. */
export function code(text: string): string {
  const clean = oneLine(text);
  const longest = Math.max(0, ...[...clean.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const pad = /^`|`$/.test(clean) ? ' ' : '';
  return clean === '' ? '' : `${fence}${pad}${clean}${pad}${fence}`;
}

/** Codes in a row, or a word for none of them. */
export const codes = (texts: readonly string[], none = 'none'): string =>
  texts.length === 0 ? none : texts.map(code).join(', ');

// One behind a backslash that escapes it ends no cell; a second backslash would.
const openBar = /(?<!\\)((?:\\\\)*)\|/g;

/** A table with aligned columns; cells are Markdown already, save that a bar would end one. */
export function table(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const rows = lines.map(cells => cells.map(cell => cell.replace(openBar, '$1\\|')));
  const widths = head.map((title, i) =>
    Math.max(3, ...[title, ...rows.map(row => row[i] ?? '')].map(columns)),
  );
  const print = (cells: readonly string[]) =>
    `| ${cells.map((cell, i) => cell + ' '.repeat((widths[i] ?? 0) - columns(cell))).join(' | ')} |`;
  return [print(head), `| ${widths.map(width => '-'.repeat(width)).join(' | ')} |`, ...rows.map(print)].join(
    '\n',
  );
}
