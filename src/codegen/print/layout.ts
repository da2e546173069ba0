/**
 * Text with possible line breaks, after Wadler's "A prettier printer": a group is laid out on one line where it
 * fits and broken at all its own lines where it does not. Prettier works the same way, hence its verdict on ours.
 */
export type Doc = string | readonly Doc[] | Node;

type Node = Group | Indent | Line | IfBroken | Fill;

interface Group {
  readonly kind: 'group';
  readonly content: Doc;
  readonly broken: boolean;
}
interface Indent {
  readonly kind: 'indent';
  readonly content: Doc;
}
interface Line {
  readonly kind: 'line';
  /** What stands for it when it does not break; undefined = it always breaks. */
  readonly flat: string | undefined;
}
interface IfBroken {
  readonly kind: 'if-broken';
  readonly broken: Doc;
  readonly flat: Doc;
}

interface Fill {
  readonly kind: 'fill';
  readonly words: readonly string[];
}

/** A space, or a line break when the group is broken. */
export const line: Doc = { kind: 'line', flat: ' ' };
/** Nothing, or a line break when the group is broken. */
export const softline: Doc = { kind: 'line', flat: '' };
/** Always a line break; the groups around it are broken. */
export const hardline: Doc = { kind: 'line', flat: undefined };

export const group = (content: Doc): Doc => ({ kind: 'group', content, broken: mustBreak(content) });
export const indent = (content: Doc): Doc => ({ kind: 'indent', content });
export const ifBroken = (broken: Doc, flat: Doc = ''): Doc => ({ kind: 'if-broken', broken, flat });
/** Words separated by spaces, as many on a line as fit. */
export const fill = (words: readonly string[]): Doc => ({ kind: 'fill', words });

/** Items with a separator between each two. */
export function join(separator: Doc, items: readonly Doc[]): Doc {
  const joined: Doc[] = [];
  for (const item of items) {
    if (joined.length > 0) joined.push(separator);
    joined.push(item);
  }
  return joined;
}

function mustBreak(doc: Doc): boolean {
  if (typeof doc === 'string') return false;
  if (Array.isArray(doc)) return doc.some(mustBreak);
  const node = doc as Node;
  if (node.kind === 'line') return node.flat === undefined;
  if (node.kind === 'group') return node.broken;
  return node.kind === 'indent' && mustBreak(node.content);
}

type Command = readonly [depth: number, flat: boolean, doc: Doc];

/** Lays a document out in lines of at most `width` columns where it can, two spaces a level. */
export function render(doc: Doc, width = 100): string {
  const out: string[] = [];
  const stack: Command[] = [[0, false, doc]];
  let column = 0;
  for (let command = stack.pop(); command; command = stack.pop()) {
    const [depth, flat, at] = command;
    if (typeof at === 'string') {
      out.push(at);
      column += columns(at);
    } else if (Array.isArray(at)) {
      for (let i = at.length - 1; i >= 0; i--) stack.push([depth, flat, at[i]]);
    } else {
      const node = at as Node;
      if (node.kind === 'indent') stack.push([depth + 1, flat, node.content]);
      else if (node.kind === 'if-broken') stack.push([depth, flat, flat ? node.flat : node.broken]);
      else if (node.kind === 'fill') column = putWords(node.words, depth, column);
      else if (node.kind === 'group') {
        const fitsFlat = !node.broken && (flat || fits([depth, true, node.content], stack, width - column));
        stack.push([depth, fitsFlat, node.content]);
      } else if (flat && node.flat !== undefined) {
        out.push(node.flat);
        column += node.flat.length;
      } else {
        out.push('\n', '  '.repeat(depth));
        column = depth * 2;
      }
    }
  }
  const text = out.join('');
  return text.includes(' \n') ? text.replace(/ +$/gm, '') : text;

  function putWords(words: readonly string[], depth: number, from: number): number {
    let at = from;
    words.forEach((word, i) => {
      if (i > 0 && at + 1 + columns(word) > width) {
        out.push('\n', '  '.repeat(depth), word);
        at = depth * 2 + columns(word);
      } else {
        out.push(i > 0 ? ' ' : '', word);
        at += (i > 0 ? 1 : 0) + columns(word);
      }
    });
    return at;
  }
}

function fits(first: Command, rest: readonly Command[], room: number): boolean {
  const stack: Command[] = [first];
  let below = rest.length;
  let left = room;
  while (left >= 0) {
    const command = stack.pop() ?? rest[--below];
    if (!command) return true;
    const [depth, flat, at] = command;
    if (typeof at === 'string') left -= columns(at);
    else if (Array.isArray(at)) for (let i = at.length - 1; i >= 0; i--) stack.push([depth, flat, at[i]]);
    else {
      const node = at as Node;
      if (node.kind === 'indent') stack.push([depth, flat, node.content]);
      else if (node.kind === 'if-broken') stack.push([depth, flat, flat ? node.flat : node.broken]);
      else if (node.kind === 'fill') left -= columns(node.words.join(' '));
      else if (node.kind === 'group') stack.push([depth, flat && !node.broken, node.content]);
      else if (!flat || node.flat === undefined) return true;
      else left -= node.flat.length;
    }
  }
  return false;
}

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/gu;

function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x20 || unit > 0x7e) return false;
  }
  return true;
}

/** Width of text as prettier counts it: East Asian wide characters take two columns, combining ones none. */
export function columns(text: string): number {
  if (isPlain(text)) return text.length;
  const bare = text.replace(/\p{Mn}|\p{Me}/gu, '');
  return [...bare].length + (bare.match(wide)?.length ?? 0);
}
