import type { TextRange } from '../contract/problem.js';

/** A place in a text as people and CI systems count: lines and columns from 1, columns in UTF-16 units. */
export interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  /** One past the last marked unit. */
  readonly endColumn: number;
}

/** A text's lines, found once, so that many ranges can be placed quickly. */
export interface LineIndex {
  regionOf(range: TextRange): Region;
  /** The text of a line (from 1), without its line end. */
  lineText(line: number): string;
}

/** Indexes a text by lines; `\n`, `\r\n` and a lone `\r` all end one, as they do in VS Code. */
export function indexLines(text: string): LineIndex {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  const lineAt = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const place = (offset: number) => {
    const line = lineAt(offset);
    return { line: line + 1, column: offset - (starts[line] as number) + 1 };
  };
  return {
    regionOf({ start, end }) {
      const from = place(Math.min(start, text.length));
      const to = place(Math.min(Math.max(start, end), text.length));
      return { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
    },
    lineText: line => text.slice(starts[line - 1] ?? text.length, starts[line]).replace(/[\r\n]+$/, ''),
  };
}
