import { type Json, type JsonObject, type JsonPath, setOwn } from '../../schema/json.js';
import type { Problem, TextRange } from '../problem.js';
import {
  type ArrayNode,
  type Element,
  type Member,
  maxDepth,
  type ObjectNode,
  type TextNode,
} from './node.js';
import { createPieceReader, isPiecePath, locateInPieces, type PieceReader, type Pieces } from './piece.js';
import { readStrict } from './strict.js';
import { type Tokens, token, tokensOf } from './tokens.js';

/** A text as a tree of places and as a value; both are best effort where there are problems. */
export interface ReadResult {
  readonly tree: TextNode | undefined;
  readonly value: Json | undefined;
  readonly problems: readonly Problem[];
  /** True when the text holds nothing but blanks and comments. */
  readonly empty: boolean;
}

/** Problems after this many are noise of the first one. */
const maxSyntaxProblems = 20;

/** Reads JSON with comments; never throws, keeps `__proto__` as an ordinary key, and recovers behind errors. */
export function readText(text: string): ReadResult {
  const strict = readStrict(text);
  return strict ? { ...strict, problems: [], empty: false } : readTolerant(text);
}

/** A text that was read in pieces, most of which the next text will have in common with it. */
export interface ReadInPieces extends ReadResult {
  readonly pieces: Pieces;
  /** The range of a path's value or key; of its nearest existing ancestor's where the path leads nowhere. */
  locate(path: JsonPath, at: 'key' | 'value'): TextRange;
}

/** The same; what is equal to a piece of the text before is not read again. */
export function readInPieces(text: string, known: Pieces): ReadInPieces {
  const reader = createPieceReader(text, known);
  const read = readTolerant(text, reader);
  return {
    ...read,
    pieces: reader.collect(read.problems.length > 0),
    locate: (path, at) => locateInPieces(read.tree, reader.pieceOf, path, at),
  };
}

/** The thorough way: comments are passed over, and faults are reported with their places. */
export function readTolerant(text: string, pieces?: PieceReader): ReadResult {
  const problems: Problem[] = [];
  const report: Report = (code, range, message, path) => {
    if (problems.length >= maxSyntaxProblems) return;
    const severity = code === 'trailing-comma' ? 'warning' : 'error';
    problems.push({ code, severity, message, path: [...path], range });
  };
  const tokens = tokensOf(text, (range, message) => report('syntax-error', range, message, []));
  if (tokens.kind === token.end)
    return { tree: undefined, value: undefined, problems, empty: problems.length === 0 };
  const cursor: Cursor = { text, tokens, report, path: [], problems, pieces };
  const tree = readValue(cursor);
  if (tree && (tokens.kind as number) !== token.end)
    unexpected(cursor, 'The document ends before this: remove it, or the bracket too many before it.');
  return { tree, value: tree && toValue(tree, pieces), problems, empty: false };
}

type Report = (code: string, range: TextRange, message: string, path: JsonPath) => void;
type Read = TextNode | undefined;

interface Cursor {
  readonly text: string;
  readonly tokens: Tokens;
  readonly report: Report;
  /** Path of what is being read; pushed and popped, so copy it to keep it. */
  readonly path: (string | number)[];
  readonly problems: readonly Problem[];
  readonly pieces: PieceReader | undefined;
}

function readValue(cursor: Cursor): Read {
  const { tokens, path } = cursor;
  switch (tokens.kind) {
    case token.openBrace:
    case token.openBracket:
      return path.length < maxDepth ? readBrackets(cursor) : passTooDeep(cursor);
    case token.string:
      return readScalar(cursor, tokens.value);
    case token.number:
      return readScalar(cursor, Number(tokens.value));
    case token.true:
      return readScalar(cursor, true);
    case token.false:
      return readScalar(cursor, false);
    case token.null:
      return readScalar(cursor, null);
    default:
      unexpected(cursor, 'A value is missing here: "text", a number, true, false, null, {…} or […].');
      return undefined;
  }
}

function readBrackets(cursor: Cursor): Read {
  const { tokens, path, pieces, problems } = cursor;
  const piece = pieces?.read(path, tokens.start);
  if (piece) {
    tokens.moveTo(piece.end);
    return piece;
  }
  const node = tokens.kind === token.openBrace ? readObject(cursor) : readArray(cursor);
  if (pieces && problems.length === 0 && isPiecePath(path)) pieces.keep(path, node, toValue(node));
  return node;
}

function readScalar(cursor: Cursor, value: string | number | boolean | null): Read {
  const { tokens } = cursor;
  if (tokens.error) unexpected(cursor, tokens.error);
  const node: TextNode = { kind: 'scalar', start: tokens.start, end: tokens.end, value };
  tokens.advance();
  return node;
}

function readObject(cursor: Cursor): ObjectNode {
  const { tokens, path } = cursor;
  const node: ObjectNode = { kind: 'object', start: tokens.start, end: tokens.end, members: [] };
  let seen: Set<string> | undefined;
  tokens.advance();
  while (tokens.kind !== token.closeBrace) {
    if (tokens.kind !== token.string) {
      if (!recover(cursor, node.start, '}', 'A key in quotation marks is missing here.')) break;
      continue;
    }
    const { value: key, start: keyStart, end: keyEnd } = tokens;
    path.push(key);
    if (tokens.error) unexpected(cursor, tokens.error);
    // Most objects are small, and a set for each of them would cost more than it saves.
    if (node.members.length === 8) seen = new Set(node.members.map(member => member.key));
    if (seen ? seen.has(key) : node.members.some(member => member.key === key)) reportDuplicate(cursor, key);
    seen?.add(key);
    tokens.advance();
    if ((tokens.kind as number) === token.colon) tokens.advance();
    else unexpected(cursor, `A colon is missing behind the key “${key}”.`);
    const read = readValue(cursor);
    path.pop();
    if (!read) continue;
    const member: Member = { key, keyStart, keyEnd, node: read, comma: undefined };
    node.members.push(member);
    readComma(cursor, member, token.closeBrace);
  }
  node.end = readClosing(cursor, token.closeBrace);
  return node;
}

function readArray(cursor: Cursor): ArrayNode {
  const { tokens, path } = cursor;
  const node: ArrayNode = { kind: 'array', start: tokens.start, end: tokens.end, elements: [] };
  tokens.advance();
  while (tokens.kind !== token.closeBracket) {
    if (!startsValue(tokens.kind)) {
      if (!recover(cursor, node.start, ']', 'A value is missing here.')) break;
      continue;
    }
    path.push(node.elements.length);
    const read = readValue(cursor);
    path.pop();
    if (!read) continue;
    const element: Element = { node: read, comma: undefined };
    node.elements.push(element);
    readComma(cursor, element, token.closeBracket);
  }
  node.end = readClosing(cursor, token.closeBracket);
  return node;
}

const startsValue = (kind: number): boolean =>
  kind === token.openBrace || kind === token.openBracket || (kind >= token.null && kind <= token.number);

/** After an element: takes the comma, or says that it is missing or one too many. */
function readComma(cursor: Cursor, element: Element, closing: number): void {
  const { tokens } = cursor;
  if (tokens.kind === token.comma) {
    element.comma = tokens.start;
    const range = { start: tokens.start, end: tokens.end };
    tokens.advance();
    if ((tokens.kind as number) !== closing) return;
    const message = 'Nothing follows this comma: remove it, because strict JSON readers refuse it.';
    cursor.report('trailing-comma', range, message, cursor.path);
  } else if (tokens.kind === token.string || (closing === token.closeBracket && startsValue(tokens.kind)))
    unexpected(cursor, 'A comma is missing before this.');
}

/** The end of an object or array: behind its bracket, or where the text goes on without one. */
function readClosing({ tokens }: Cursor, closing: number): number {
  const { kind, start, end } = tokens;
  if (kind !== closing) return start;
  tokens.advance();
  return end;
}

/** Reports an unexpected token and passes over it; false where the object or array cannot go on. */
function recover(cursor: Cursor, open: number, closing: '}' | ']', message: string): boolean {
  const { tokens, text, path } = cursor;
  if (tokens.kind === token.end || tokens.kind === token.closeBrace || tokens.kind === token.closeBracket) {
    const range = { start: open, end: open + 1 };
    cursor.report('syntax-error', range, `This “${text[open]}” is not closed: add the “${closing}”.`, path);
    return false;
  }
  unexpected(cursor, message);
  pass(tokens);
  if ((tokens.kind as number) === token.comma) tokens.advance();
  return true;
}

/** Passes over one token, or over a whole bracketed value. */
function pass(tokens: Tokens): void {
  let depth = 0;
  do {
    if (tokens.kind === token.openBrace || tokens.kind === token.openBracket) depth++;
    else if (tokens.kind === token.closeBrace || tokens.kind === token.closeBracket) depth--;
    tokens.advance();
  } while (depth > 0 && tokens.kind !== token.end);
}

function passTooDeep({ tokens, report, path }: Cursor): Read {
  const { start, end } = tokens;
  const message = `Values may be nested at most ${maxDepth} deep: flatten this, or name a type and refer to it.`;
  report('too-deep', { start, end }, message, path);
  pass(tokens);
  return { kind: 'scalar', start, end: tokens.start, value: null };
}

function unexpected({ tokens, text, report, path }: Cursor, message: string): void {
  const { start, end, error } = tokens;
  const range = { start, end: Math.max(end, Math.min(start + 1, text.length)) };
  report('syntax-error', range, error ?? message, path);
}

function reportDuplicate({ tokens, report, path }: Cursor, key: string): void {
  const message = `The key “${key}” is already used in this object: rename or remove one of the two. Until then only the text can be edited.`;
  report('duplicate-key', { start: tokens.start, end: tokens.end }, message, path);
}

/** Builds the value from the tree; of duplicate keys the last one counts, as everywhere. */
function toValue(node: TextNode, pieces?: PieceReader): Json {
  if (node.kind === 'scalar') return node.value;
  const piece = pieces?.pieceOf(node);
  if (piece) return piece.value;
  if (node.kind === 'array') return node.elements.map(element => toValue(element.node, pieces));
  const value: JsonObject = {};
  for (const member of node.members) setOwn(value, member.key, toValue(member.node, pieces));
  return value;
}
