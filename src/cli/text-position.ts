import type { TextRange } from '../contract/problem.js';
import { lineStartsOf, placesOf } from '../contract/text/places.js';

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

/** Indexes a text by lines. */
export function indexLines(text: string): LineIndex {
  const starts = lineStartsOf(text);
  const place = placesOf(text, starts);
  return {
    regionOf({ start, end }) {
      const from = place(Math.min(start, text.length));
      const to = place(Math.min(Math.max(start, end), text.length));
      return { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
    },
    lineText: line => text.slice(starts[line - 1] ?? text.length, starts[line]).replace(/[\r\n]+$/, ''),
  };
}
