import { childrenOf, startOf, type TextNode } from '../text/node.js';
import type { TextEdit } from './intent.js';
import { endsLine, lineStart, nextLine, startsLine, triviaEnd } from './style.js';

/**
 * Removes children by index. Whole lines go where a child has them to itself, with the comment behind it; comments
 * above stay, for they may be a heading. What stays keeps its bytes, but for a comma that would be left over. An emptied
 * object becomes `{}` unless it is to keep its lines.
 */
export function removeElements(
  text: string,
  node: TextNode,
  indexes: ReadonlySet<number>,
  keepLines = false,
): TextEdit[] {
  const children = childrenOf(node);
  const survivors = children.filter((_, i) => !indexes.has(i));
  if (survivors.length === 0 && children.length > 0 && !keepLines) {
    const emptied = collapse(text, node, indexes);
    if (emptied) return emptied;
  }
  const edits: TextEdit[] = [];
  for (const index of indexes) {
    const range = rangeOf(text, node, index);
    if (range) edits.push({ offset: range[0], length: range[1] - range[0], text: '' });
  }
  const last = survivors.at(-1);
  const hadTrailingComma = children.at(-1)?.comma !== undefined;
  if (last?.comma !== undefined && last !== children.at(-1) && !hadTrailingComma)
    edits.push({ offset: last.comma, length: 1, text: '' });
  return mergeDeletions(edits);
}

/** One edit where nothing but blanks would be left; undefined where comments stay. */
function collapse(text: string, node: TextNode, indexes: ReadonlySet<number>): TextEdit[] | undefined {
  const children = childrenOf(node);
  let rest = '';
  let from = node.start + 1;
  for (const index of [...indexes].sort((a, b) => a - b)) {
    const child = children[index];
    if (!child) continue;
    rest += text.slice(from, startOf(child));
    const end = child.comma === undefined ? child.node.end : child.comma + 1;
    from = ownsLines(text, node, index) ? triviaEnd(text, end) : end;
  }
  rest += text.slice(from, node.end - 1);
  if (rest.trim() !== '') return undefined;
  return [{ offset: node.start + 1, length: node.end - node.start - 2, text: '' }];
}

/** True when nothing but the child, its comma and its comment stands on its lines. */
function ownsLines(text: string, node: TextNode, index: number): boolean {
  const child = childrenOf(node)[index];
  if (!child || !startsLine(text, startOf(child))) return false;
  const end = triviaEnd(text, child.comma === undefined ? child.node.end : child.comma + 1);
  return endsLine(text, end) && end < node.end;
}

function rangeOf(text: string, node: TextNode, index: number): [start: number, end: number] | undefined {
  const children = childrenOf(node);
  const child = children[index];
  if (!child) return undefined;
  const start = startOf(child);
  const end = child.comma === undefined ? child.node.end : child.comma + 1;
  if (ownsLines(text, node, index)) return [lineStart(text, start), nextLine(text, triviaEnd(text, end))];
  const next = children[index + 1];
  if (next) return [start, blanksEnd(text, end)];
  return [blanksStart(text, start), end];
}

function blanksEnd(text: string, offset: number): number {
  let at = offset;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at;
}

function blanksStart(text: string, offset: number): number {
  let at = offset;
  while (text[at - 1] === ' ' || text[at - 1] === '\t') at--;
  return at;
}

/** Deletions as disjoint edits in order. */
function mergeDeletions(edits: readonly TextEdit[]): TextEdit[] {
  const merged: TextEdit[] = [];
  for (const edit of [...edits].sort((a, b) => a.offset - b.offset)) {
    const before = merged.at(-1);
    if (before && edit.offset <= before.offset + before.length) {
      const end = Math.max(before.offset + before.length, edit.offset + edit.length);
      merged[merged.length - 1] = { ...before, length: end - before.offset };
    } else merged.push(edit);
  }
  return merged;
}
