import { childrenOf, startOf, type TextNode } from '../text/node.js';
import { expandAndInsert } from './expand.js';
import type { TextEdit } from './intent.js';
import { endsLine, indentAt, lineStart, startsLine, type TextStyle, triviaEnd } from './style.js';

/** Prints one new member or element, given the indentation of its line. */
export type PrintElement = (indent: string) => string;

/**
 * Inserts elements behind the child at index `after` (-1: first). They take the form of their neighbours: lines of
 * their own where those have, else the same line, until that gets too long; only a comma is added to what
 * stands there already.
 */
export function insertElements(
  text: string,
  node: TextNode,
  after: number,
  printed: readonly PrintElement[],
  style: TextStyle,
  alwaysLines = false,
): TextEdit[] {
  const children = childrenOf(node);
  if (printed.length === 0) return [];
  if (children.length === 0) return fillEmpty(text, node, printed, style);
  const neighbour = children[Math.max(after, 0)];
  if (!neighbour) return [];
  const ownLines = startsLine(text, startOf(neighbour)) && !style.inline;
  if (ownLines) {
    const indent = indentAt(text, startOf(neighbour));
    const lines = printed.map(print => style.eol + indent + print(indent));
    if (after < 0) return [{ offset: lineEnd(text, node.start + 1), length: 0, text: `${lines.join(',')},` }];
    const { comma } = neighbour;
    const edits: TextEdit[] = [];
    const isLast = after === children.length - 1;
    if (comma === undefined) edits.push({ offset: neighbour.node.end, length: 0, text: ',' });
    const from = comma === undefined ? neighbour.node.end : comma + 1;
    const closing = isLast && comma === undefined ? '' : ',';
    edits.push({ offset: lineEnd(text, from), length: 0, text: lines.join(',') + closing });
    return edits;
  }
  const expanded = expandAndInsert(text, node, after, printed, style, alwaysLines);
  if (expanded) return expanded;
  const indent = indentAt(text, node.start);
  const words = printed.map(print => print(indent));
  if (after < 0)
    return [
      { offset: startOf(neighbour), length: 0, text: words.map(word => `${word},${style.gap}`).join('') },
    ];
  if (neighbour.comma === undefined)
    return [
      { offset: neighbour.node.end, length: 0, text: words.map(word => `,${style.gap}${word}`).join('') },
    ];
  return [
    { offset: neighbour.comma + 1, length: 0, text: words.map(word => `${style.gap}${word},`).join('') },
  ];
}

/** Behind the comments of the line, so that they stay with what they comment; right here if the line goes on. */
function lineEnd(text: string, offset: number): number {
  const end = triviaEnd(text, offset);
  return endsLine(text, end) ? end : offset;
}

/** An empty object or array that holds line breaks or comments, which stay. */
function fillEmpty(
  text: string,
  node: TextNode,
  printed: readonly PrintElement[],
  style: TextStyle,
): TextEdit[] {
  const close = node.end - 1;
  const outer = indentAt(text, node.start);
  const indent = outer + style.unit;
  if (style.inline)
    return [
      {
        offset: close,
        length: 0,
        text: printed.map(print => print(outer)).join(`,${style.gap}`) + style.padding,
      },
    ];
  const lines = printed.map(print => style.eol + indent + print(indent)).join(',');
  if (text.slice(node.start + 1, close).trim() === '')
    return [{ offset: node.start + 1, length: 0, text: lines }];
  // Comments only: the new lines go below them.
  if (startsLine(text, close))
    return [
      { offset: lineStart(text, close), length: 0, text: `${lines.slice(style.eol.length)}${style.eol}` },
    ];
  return [{ offset: close, length: 0, text: `${lines}${style.eol}${outer}` }];
}
