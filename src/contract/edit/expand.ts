import { childrenOf, startOf, type TextNode } from '../text/node.js';
import type { PrintElement } from './insert.js';
import type { TextEdit } from './intent.js';
import { indentAt, lineStart, type TextStyle } from './style.js';

/** Longest line to which an object or list on one line may grow, in characters. */
const longestLine = 110;

/**
 * Inserts elements into an object or list on one line that would become too long, by giving each child a line of its
 * own; undefined where it stays short enough (unless it is to have lines in any case), or where comments stand between
 * the children.
 */
export function expandAndInsert(
  text: string,
  node: TextNode,
  after: number,
  printed: readonly PrintElement[],
  style: TextStyle,
  always: boolean,
): TextEdit[] | undefined {
  const children = childrenOf(node);
  const outer = indentAt(text, node.start);
  const indent = outer + style.unit;
  const added = printed.map(print => print(indent));
  const lineEnd = /[\r\n]|$/.exec(text.slice(node.end))?.index ?? 0;
  const length = node.end + lineEnd - lineStart(text, node.start) + added.join(', ').length + 2;
  if (style.inline || (length <= longestLine && !always)) return undefined;
  const edits: TextEdit[] = [];
  const put = (from: number, to: number, between: string): boolean => {
    if (text.slice(from, to).trim() !== '') return false;
    edits.push({ offset: from, length: to - from, text: between });
    return true;
  };
  const lines = added.map(line => style.eol + indent + line);
  let from = node.start + 1;
  for (const [i, child] of children.entries()) {
    const before = i === after + 1 ? `${lines.join(',')},` : '';
    if (!put(from, startOf(child), `${before}${style.eol}${indent}`)) return undefined;
    from = child.comma === undefined ? child.node.end : child.comma + 1;
  }
  const isLast = after === children.length - 1;
  const hadTrailingComma = children.at(-1)?.comma !== undefined;
  const tail = isLast ? `${hadTrailingComma ? '' : ','}${lines.join(',')}${hadTrailingComma ? ',' : ''}` : '';
  return put(from, node.end - 1, `${tail}${style.eol}${outer}`) ? edits : undefined;
}
