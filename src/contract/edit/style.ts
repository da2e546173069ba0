import { childrenOf, startOf, type TextNode } from '../text/node.js';

/** How a text is laid out, so that what is added looks as if its author had written it. */
export interface TextStyle {
  /** One level of indentation. */
  readonly unit: string;
  readonly eol: string;
  /** True when the whole document stands on one line. */
  readonly inline: boolean;
  /** What stands behind a colon and, inside a line, behind a comma. */
  readonly gap: '' | ' ';
  /** Whether one-line objects have blanks inside their braces. */
  readonly padding: '' | ' ';
}

// Asked for once a change, and an intent may be a thousand changes; a tree belongs to one text.
const styles = new WeakMap<TextNode, TextStyle>();

/** Reads the style from a document; two blanks and `\n` where it does not show. */
export function styleOf(text: string, tree: TextNode): TextStyle {
  const known = styles.get(tree);
  if (known) return known;
  const style = readStyle(text, tree);
  styles.set(tree, style);
  return style;
}

function readStyle(text: string, tree: TextNode): TextStyle {
  const first = childrenOf(tree)[0];
  const eol = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const inner = first ? text.slice(tree.start, startOf(first)) : text.slice(tree.start, tree.end);
  const inline = first !== undefined && !/[\r\n]/.test(text.slice(tree.start, tree.end));
  const unit = !inline && /[\r\n]/.test(inner) && first ? indentAt(text, startOf(first)) : '';
  const afterKey = first && 'keyEnd' in first ? text.slice(first.keyEnd, first.node.start) : ': ';
  const gap = inline && /:$/.test(afterKey) ? '' : ' ';
  const padding = inline && !/\s$/.test(inner) ? '' : ' ';
  return { unit: unit || '  ', eol, inline, gap, padding };
}

/** Offset of the start of the line that holds `offset`. */
export function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && text[at - 1] !== '\n' && text[at - 1] !== '\r') at--;
  // A byte order mark is no part of the first line.
  return at === 0 && text.charCodeAt(0) === 0xfeff ? Math.min(1, offset) : at;
}

/** The white space with which the line of `offset` begins. */
export function indentAt(text: string, offset: number): string {
  const start = lineStart(text, offset);
  let end = start;
  while (text[end] === ' ' || text[end] === '\t') end++;
  return text.slice(start, end);
}

/** True when nothing but white space stands before `offset` on its line. */
export const startsLine = (text: string, offset: number): boolean =>
  indentAt(text, offset).length === offset - lineStart(text, offset);

/**
 * Where the blanks and comments behind `offset` end on its line: at the line break, or at the next token, which
 * `text` tells. A block comment that goes on to another line counts as a token.
 */
export function triviaEnd(text: string, offset: number): number {
  let at = offset;
  for (;;) {
    const char = text[at];
    if (char === ' ' || char === '\t') at++;
    else if (text.startsWith('//', at)) {
      while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
      return at;
    } else if (text.startsWith('/*', at)) {
      const close = text.indexOf('*/', at + 2);
      if (close < 0 || /[\r\n]/.test(text.slice(at, close))) return at;
      at = close + 2;
    } else return at;
  }
}

/** True at a line break or the end of the text. */
export const endsLine = (text: string, offset: number): boolean =>
  offset >= text.length || text[offset] === '\n' || text[offset] === '\r';

/** Offset of the start of the next line, given the offset of a line break. */
export const nextLine = (text: string, offset: number): number =>
  text.startsWith('\r\n', offset) ? offset + 2 : Math.min(offset + 1, text.length);
