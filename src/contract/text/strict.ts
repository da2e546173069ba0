import { isObject, type Json } from '../../schema/json.js';
import {
  type ArrayNode,
  type Element,
  type Member,
  maxDepth,
  type ObjectNode,
  type TextNode,
} from './node.js';
import { type Tokens, token, tokensOf } from './tokens.js';

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
  const start = /[^\s]/.exec(text)?.index ?? 0;
  const surveyed = survey(text, start);
  // The value lacks what a duplicate key has overwritten.
  if (!surveyed || surveyed.depth > maxDepth || surveyed.keys !== countKeys(value)) return undefined;
  return { tree: lazyNode(text, start, endOfValue(text, start)), value };
}

/** The number of keys of a value, those of the values in it included. */
export function countKeys(value: Json): number {
  let count = 0;
  if (Array.isArray(value)) for (const item of value) count += countKeys(item);
  else if (isObject(value)) for (const key of Object.keys(value)) count += 1 + countKeys(value[key] as Json);
  return count;
}

/** Counts the keys of the value at an offset, how deep it goes and where its brackets close; undefined where a comment is. */
export function survey(
  text: string,
  start: number,
): { keys: number; depth: number; end: number } | undefined {
  let keys = 0;
  let depth = 0;
  let deepest = 0;
  let at = start;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) {
      at = closingQuote(text, at);
      let next = at + 1;
      while (text.charCodeAt(next) <= 32) next++;
      if (text.charCodeAt(next) === 58) keys++;
    } else if (code === 123 || code === 91) deepest = Math.max(deepest, ++depth);
    else if (code === 125 || code === 93) {
      if (--depth === 0) break;
    } else if (code === 47) return undefined;
  }
  return { keys, depth: deepest, end: at + 1 };
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

/** Behind the value that starts at `start`, in a text without faults. */
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
    } else if (depth === 0 && (code === 44 || code === 47 || code <= 32)) return at;
    else if (code === 47) at = endOfComment(text, at) - 1;
  }
  return at;
}

/** Behind the comment that starts at `start`. */
function endOfComment(text: string, start: number): number {
  if (text[start + 1] === '*') return text.indexOf('*/', start + 2) + 2;
  let at = start;
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

/** A node that knows where it ends, and reads its children when somebody asks for them; only in a text without faults. */
export function lazyNode(text: string, start: number, end: number): TextNode {
  const first = text.charCodeAt(start);
  if (first === 123) return new LazyObject(text, start, end);
  if (first === 91) return new LazyArray(text, start, end);
  return { kind: 'scalar', start, end, value: JSON.parse(text.slice(start, end)) };
}

// Classes, because object literals with getters are several times slower to make, and a large text has 100,000 nodes.
class LazyObject implements ObjectNode {
  readonly kind = 'object';
  #members: Member[] | undefined;
  constructor(
    private readonly text: string,
    readonly start: number,
    readonly end: number,
  ) {}
  get members(): Member[] {
    this.#members ??= readMembers(this.text, this.start, this.end);
    return this.#members;
  }
}

class LazyArray implements ArrayNode {
  readonly kind = 'array';
  #elements: Element[] | undefined;
  constructor(
    private readonly text: string,
    readonly start: number,
    readonly end: number,
  ) {}
  get elements(): Element[] {
    this.#elements ??= readElements(this.text, this.start, this.end);
    return this.#elements;
  }
}

function readMembers(text: string, start: number, end: number): Member[] {
  const members: Member[] = [];
  const tokens = tokensOf(text, () => undefined, start + 1);
  while (tokens.start < end - 1) {
    const { value: key, start: keyStart, end: keyEnd } = tokens;
    tokens.advance();
    tokens.advance();
    const node = readNode(text, tokens);
    members.push({ key, keyStart, keyEnd, node, comma: passComma(tokens) });
  }
  return members;
}

function readElements(text: string, start: number, end: number): Element[] {
  const elements: Element[] = [];
  const tokens = tokensOf(text, () => undefined, start + 1);
  while (tokens.start < end - 1) {
    const node = readNode(text, tokens);
    elements.push({ node, comma: passComma(tokens) });
  }
  return elements;
}

/** The node at the current token; then the token behind it is the current one. */
function readNode(text: string, tokens: Tokens): TextNode {
  const { kind, start, end, value } = tokens;
  if (kind === token.string) {
    tokens.advance();
    return { kind: 'scalar', start, end, value };
  }
  const node = lazyNode(text, start, endOfValue(text, start));
  tokens.moveTo(node.end);
  return node;
}

function passComma(tokens: Tokens): number | undefined {
  if (tokens.kind !== token.comma) return undefined;
  const { start } = tokens;
  tokens.advance();
  return start;
}
