import { isObject, type Json } from '../../schema/json.js';
import { type Element, type Member, maxDepth, type TextNode } from './node.js';
import { token, tokensOf } from './tokens.js';

/** A text of strict JSON: its value, and a tree that reads itself when it is looked at. */
export interface StrictText {
  readonly tree: TextNode;
  readonly value: Json;
}

/**
 * The quick way to read what nearly every manifest is: JSON without comments, faults or duplicate keys. The engine
 * builds the value; one pass over the characters makes sure of the rest. Undefined for any other text.
 */
export function readStrict(text: string): StrictText | undefined {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
  const { keys, depth } = survey(text);
  // The value lacks what a duplicate key has overwritten.
  if (depth > maxDepth || keys !== countKeys(value)) return undefined;
  const start = /[^\s]/.exec(text)?.index ?? 0;
  return { tree: lazyNode(text, start, endOfValue(text, start)), value };
}

function countKeys(value: Json): number {
  let count = 0;
  if (Array.isArray(value)) for (const item of value) count += countKeys(item);
  else if (isObject(value)) for (const key of Object.keys(value)) count += 1 + countKeys(value[key] as Json);
  return count;
}

/** Counts the keys of a valid text, and how deep it goes. */
function survey(text: string): { keys: number; depth: number } {
  let keys = 0;
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) {
      at = closingQuote(text, at);
      let next = at + 1;
      while (text.charCodeAt(next) <= 32) next++;
      if (text.charCodeAt(next) === 58) keys++;
    } else if (code === 123 || code === 91) deepest = Math.max(deepest, ++depth);
    else if (code === 125 || code === 93) depth--;
  }
  return { keys, depth: deepest };
}

/** The offset of the quotation mark that closes the string which opens at `open`. */
function closingQuote(text: string, open: number): number {
  let at = text.indexOf('"', open + 1);
  for (; at >= 0; at = text.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(at - 1 - backslashes) === 92) backslashes++;
    if (backslashes % 2 === 0) return at;
  }
  return text.length;
}

/** Behind the value that starts at `start`, in a valid text. */
function endOfValue(text: string, start: number): number {
  let at = start;
  let depth = 0;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) {
      at = closingQuote(text, at);
      if (depth === 0) return at + 1;
    } else if (code === 123 || code === 91) depth++;
    else if (code === 125 || code === 93) {
      if (depth === 0) return at;
      if (--depth === 0) return at + 1;
    } else if (depth === 0 && (code === 44 || code <= 32)) return at;
  }
  return at;
}

/** A node that knows where it ends, and reads its children when somebody asks for them. */
function lazyNode(text: string, start: number, end: number): TextNode {
  const first = text[start];
  if (first === '{') {
    let members: Member[] | undefined;
    return {
      kind: 'object',
      start,
      end,
      get members() {
        members ??= readChildren(text, start, end) as Member[];
        return members;
      },
    };
  }
  if (first === '[') {
    let elements: Element[] | undefined;
    return {
      kind: 'array',
      start,
      end,
      get elements() {
        elements ??= readChildren(text, start, end);
        return elements;
      },
    };
  }
  return { kind: 'scalar', start, end, value: JSON.parse(text.slice(start, end)) };
}

function readChildren(text: string, start: number, end: number): (Element | Member)[] {
  const children: (Element | Member)[] = [];
  const tokens = tokensOf(text, () => undefined, start + 1);
  while (tokens.start < end - 1) {
    let key: { key: string; keyStart: number; keyEnd: number } | undefined;
    if (text[start] === '{') {
      key = { key: tokens.value, keyStart: tokens.start, keyEnd: tokens.end };
      tokens.advance();
      tokens.advance();
    }
    const node = lazyNode(text, tokens.start, endOfValue(text, tokens.start));
    tokens.moveTo(node.end);
    const comma = tokens.kind === token.comma ? tokens.start : undefined;
    children.push(key ? { ...key, node, comma } : { node, comma });
    if (comma !== undefined) tokens.advance();
  }
  return children;
}
