import { indentAt, styleOf, type TextStyle } from '../contract/edit/style.js';
import type { TextEdit, TextRange } from '../contract/index.js';
import { childrenOf, startOf, type TextNode } from '../contract/text/node.js';
import { readText } from '../contract/text/read.js';

/** Longest line that an object or list on one line may make, in characters. */
const longestLine = 120;

/** What counts where the text does not show it. */
export interface FormatOptions {
  /** One level of indentation, for a text that has no lines yet. */
  readonly unit?: string;
}

/**
 * Puts indentation, blanks and line breaks in order and leaves everything else: comments, the order of keys, numbers,
 * what its author keeps on one line and what has lines of its own. Only what is too long for a line is given lines.
 * Nothing is done to a text with errors. With a range, only what begins in it is touched.
 */
export function formatText(
  text: string,
  options: FormatOptions = {},
  within?: TextRange,
): readonly TextEdit[] {
  const { tree, problems } = readText(text);
  if (!tree || problems.some(({ severity }) => severity === 'error')) return [];
  const found = styleOf(text, tree);
  const hasLines = /[\r\n]/.test(text.slice(tree.start, tree.end));
  const style = {
    ...found,
    gap: ' ',
    padding: ' ',
    unit: hasLines ? purely(found.unit) : (options.unit ?? found.unit),
  };
  const gaps: Gap[] = [];
  layOut(text, tree, 0, tree.start - lineStartOf(text, tree.start), style as TextStyle, gaps);
  return gaps.flatMap(gap => {
    const isWanted = !within || (gap.end >= within.start && gap.end <= within.end);
    return isWanted ? editsOf(text, gap, style as TextStyle) : [];
  });
}

/** Tabs or blanks, not both: a mixture is an accident. */
const purely = (unit: string): string => (unit.startsWith('\t') ? '\t' : unit);

/** What stands between two tokens, and what should: nothing, a blank, or a line break with this depth. */
interface Gap {
  readonly start: number;
  readonly end: number;
  readonly want: '' | ' ' | number;
}

function layOut(
  text: string,
  node: TextNode,
  depth: number,
  column: number,
  style: TextStyle,
  gaps: Gap[],
): void {
  const children = childrenOf(node);
  const [open, close] = [node.start + 1, node.end - 1];
  const first = children[0];
  if (node.kind === 'scalar') return;
  if (!first) {
    // An empty one may hold a comment, and an emptied one keeps its lines.
    const inside = text.slice(open, close);
    if (inside.trim() !== '' || /[\r\n]/.test(inside))
      gaps.push({ start: open, end: close, want: /[\r\n]/.test(inside) ? depth : '' });
    else if (inside !== '') gaps.push({ start: open, end: close, want: '' });
    return;
  }
  const broken = breaks(text, open, startOf(first)) || column + oneLine(text, node).length > longestLine;
  const pad = node.kind === 'object' ? ' ' : '';
  let from = open;
  let at = column + 1;
  for (const [i, child] of children.entries()) {
    const start = startOf(child);
    const own = broken && (node.kind === 'object' || i === 0 || allLines(text, node));
    const isLine = own || breaks(text, from, start);
    gaps.push({ start: from, end: start, want: isLine ? depth + 1 : i === 0 ? pad : ' ' });
    at = isLine ? style.unit.length * (depth + 1) : at + (i === 0 ? pad.length : 1);
    if ('keyEnd' in child) {
      const colon = text.indexOf(':', afterTrivia(text, child.keyEnd));
      gaps.push(
        { start: child.keyEnd, end: colon, want: '' },
        { start: colon + 1, end: child.node.start, want: ' ' },
      );
      at += child.keyEnd - child.keyStart + 2;
    }
    layOut(text, child.node, depth + 1, at, style, gaps);
    at += oneLine(text, child.node).length + 1;
    from = child.node.end;
    if (child.comma !== undefined) {
      gaps.push({ start: from, end: child.comma, want: '' });
      from = child.comma + 1;
    }
  }
  gaps.push({ start: from, end: close, want: broken ? depth : breaks(text, from, close) ? depth : pad });
}

/** True for a list of which some element begins a line of its own, or which is broken up for its length. */
function allLines(text: string, node: TextNode): boolean {
  const children = childrenOf(node);
  const second = children[1];
  const first = children[0];
  if (!first || !second) return true;
  // A list that wraps like a paragraph stays so.
  return (
    !breaks(text, node.start + 1, startOf(first)) ||
    breaks(text, first.comma ?? first.node.end, startOf(second))
  );
}

const lengths = new WeakMap<TextNode, string>();

/** A node as it would stand on one line, comments and all. */
function oneLine(text: string, node: TextNode): string {
  if (node.kind === 'scalar') return text.slice(node.start, node.end);
  let line = lengths.get(node);
  if (line === undefined) {
    line = text.slice(node.start, node.end).replace(/\s*[\r\n]\s*/g, ' ');
    lengths.set(node, line);
  }
  return line;
}

const breaks = (text: string, start: number, end: number): boolean => /[\r\n]/.test(text.slice(start, end));

function lineStartOf(text: string, offset: number): number {
  return offset - (text.slice(0, offset).match(/[^\r\n]*$/)?.[0].length ?? 0);
}

/** Behind the blanks and comments that begin at an offset. */
function afterTrivia(text: string, offset: number): number {
  const trivia = /(?:\s|\/\/[^\r\n]*|\/\*[\s\S]*?\*\/)*/y;
  trivia.lastIndex = offset;
  return offset + (trivia.exec(text)?.[0].length ?? 0);
}

/** The edits that put a gap in order: comments stay, blanks around them become what they should be. */
function editsOf(text: string, { start, end, want }: Gap, { unit, eol }: TextStyle): TextEdit[] {
  const edits: TextEdit[] = [];
  const put = (from: number, to: number, wanted: string) => {
    if (text.slice(from, to) !== wanted) edits.push({ offset: from, length: to - from, text: wanted });
  };
  const line = (before: string, depth: number) => {
    // One empty line is a thought of the author's, several are an accident.
    const lines = before.match(/\r\n|\n|\r/g)?.length ?? 0;
    return eol.repeat(Math.min(Math.max(lines, 1), 2)) + unit.repeat(depth);
  };
  if (!text.slice(start, end).includes('/')) {
    put(start, end, typeof want === 'number' ? line(text.slice(start, end), want) : want);
    return edits;
  }
  let from = start;
  const comment = /\/\/[^\r\n]*|\/\*[\s\S]*?\*\//g;
  comment.lastIndex = start;
  let endsLine = false;
  let hadBreak = false;
  for (let found = comment.exec(text); found && found.index < end; found = comment.exec(text)) {
    const before = text.slice(from, found.index);
    // The comment above a closing bracket belongs to what is inside.
    const isLast = text[end] === '}' || text[end] === ']';
    const depth = typeof want === 'number' ? want + (isLast ? 1 : 0) : indentOf(text, found.index, unit);
    const startsLine = breaks(before, 0, before.length);
    hadBreak ||= startsLine;
    const isTight = before === '' && from === start && want === '';
    put(from, found.index, startsLine ? line(before, depth) : isTight ? '' : ' ');
    from = found.index + found[0].trimEnd().length;
    endsLine = found[0].startsWith('//');
    if (from < found.index + found[0].length) comment.lastIndex = found.index + found[0].length;
  }
  const rest = text.slice(from, end);
  const endsInBreak = endsLine || breaks(rest, 0, rest.length);
  // A comment that begins the line of what follows stays on it.
  if (typeof want === 'number') put(from, end, hadBreak && !endsInBreak ? ' ' : line(rest, want));
  else if (from > start && endsInBreak) put(from, end, line(rest, indentOf(text, end, unit)));
  else put(from, end, from > start ? ' ' : want);
  return edits;
}

const indentOf = (text: string, offset: number, unit: string): number =>
  Math.round(indentAt(text, offset).length / Math.max(unit.length, 1));
