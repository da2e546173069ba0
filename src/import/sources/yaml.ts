import {
  type CST,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type ParsedNode,
  Parser,
  parseDocument,
} from 'yaml';
import { type Place, start } from '../../contract/text/places.js';
import { hasOwn, isObject, type Json, type JsonObject, type JsonPath, setOwn } from '../../schema/json.js';
import type { DataRead } from './data.js';

/** Beyond these a document is an attack or a mistake: aliases can make a few lines into billions of values. */
const maxDepth = 100;
const maxValues = 200_000;

type Node = ParsedNode | null | undefined;

/** Reads YAML 1.2; never throws. Aliases and merge keys are followed, and only as far as is sane. */
export function readYaml(text: string): DataRead {
  const lines = new LineCounter();
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  try {
    refuseDepth(text);
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' });
    if (document.errors.length > 0)
      return {
        problems: document.errors.slice(0, 5).map(({ message, pos }) => ({
          message: `This is not YAML. ${message}`,
          place: placeAt(pos[0]),
        })),
      };
    const value = new Reader(document).read(document.contents as Node, 0);
    return { value, placeOf: (path, at = 'key') => placeAt(offsetOf(document, path, at)) };
  } catch (error) {
    const why = error instanceof TooMuch ? error.message : 'It is nested too deeply to be read.';
    return { problems: [{ message: `This YAML cannot be read. ${why}`, place: start }] };
  }
}

class TooMuch extends Error {}

const tooDeep = (): TooMuch => new TooMuch(`It is nested deeper than ${maxDepth} levels.`);

/**
 * Throws at a text that is nested too deeply, before anything reads it level by level: an engine that runs out of stack
 * while it compiles a pattern ends the whole process, and no handler is asked.
 */
function refuseDepth(text: string): void {
  const waiting: [token: CST.Token | null | undefined, depth: number][] = [];
  for (const token of new Parser().parse(text)) waiting.push([token, 0]);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [token, depth] = next;
    if (depth > maxDepth) throw tooDeep();
    if (token?.type === 'document') waiting.push([token.value, depth]);
    else if (token && 'items' in token)
      for (const { key, value } of token.items) waiting.push([key, depth + 1], [value, depth + 1]);
  }
}

/** Makes a plain value of nodes. */
class Reader {
  #left = maxValues;
  readonly #document: Document;
  constructor(document: Document) {
    this.#document = document;
  }

  read(node: Node, depth: number): Json {
    if (--this.#left < 0) throw new TooMuch('Its aliases make too many values of it.');
    if (depth > maxDepth) throw tooDeep();
    const at = follow(this.#document, node);
    if (isSeq(at)) return at.items.map(item => this.read(item as Node, depth + 1));
    if (!isMap(at)) return isScalar(at) ? plain(at.value) : null;
    const merged: JsonObject[] = [];
    const object: JsonObject = {};
    for (const { key, value } of at.items) {
      const name = keyOf(key as Node);
      const item = this.read(value as Node, depth + 1);
      if (name === '<<') merged.push(...(Array.isArray(item) ? item : [item]).filter(isObject));
      else setOwn(object, name, item);
    }
    for (const other of merged)
      for (const [key, item] of Object.entries(other)) if (!hasOwn(object, key)) setOwn(object, key, item);
    return object;
  }
}

const follow = (document: Document, node: Node): Node =>
  isAlias(node) ? (node.resolve(document) as Node) : node;

const keyOf = (key: Node): string => (isScalar(key) ? String(key.value) : '');

function plain(value: unknown): Json {
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  return value === null || value === undefined ? null : String(value);
}

/** Where a path's key or value stands; its nearest ancestor where the path leads through a merge. */
function offsetOf(document: Document, path: JsonPath, at: 'key' | 'value'): number {
  let node = document.contents as Node;
  let offset = node?.range?.[0] ?? 0;
  for (const [i, segment] of path.entries()) {
    const parent = follow(document, node);
    let key: Node;
    if (isMap(parent)) {
      const pair = parent.items.find(item => keyOf(item.key as Node) === String(segment));
      key = pair?.key as Node;
      node = pair?.value as Node;
    } else node = isSeq(parent) ? (parent.items[Number(segment)] as Node) : undefined;
    const found = at === 'key' && i === path.length - 1 ? (key ?? node) : (node ?? key);
    if (!found?.range) break;
    offset = found.range[0];
  }
  return offset;
}
