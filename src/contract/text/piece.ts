import type { Json, JsonPath } from '../../schema/json.js';
import { maxDepth, type TextNode } from './node.js';
import { countKeys, lazyNode, survey } from './strict.js';

/**
 * A value two levels down, such as an agent or a type. Where the next text has the same text under the same keys, it is
 * not read again and its value stays the same object, so that whatever was worked out about it still holds.
 */
export interface Piece {
  readonly text: string;
  readonly value: Json;
}

/** The pieces of a text, by the two keys that lead to them. */
export type Pieces = ReadonlyMap<string, ReadonlyMap<string, Piece>>;

/** Where a text has no pieces that could be kept. */
export const noPieces: Pieces = new Map();

type PiecePath = readonly [section: string, key: string];

/** True for the path of a value that may be a piece. */
export const isPiecePath = (path: JsonPath): path is PiecePath =>
  path.length === 2 && typeof path[0] === 'string' && typeof path[1] === 'string';

/** Reads pieces the quick way, and collects them for the next text. */
export interface PieceReader {
  /** The piece at a path that starts at an offset; undefined where it has to be read thoroughly, or is no piece. */
  read(path: JsonPath, start: number): TextNode | undefined;
  /** Takes in a piece that was read thoroughly and is free of faults. */
  keep(path: PiecePath, node: TextNode, value: Json): void;
  /** The value of a node that is a piece. */
  valueOf(node: TextNode): Json | undefined;
  /** All pieces of the text; with `broken`, also those of the text before that it hides. */
  collect(broken: boolean): Pieces;
}

/** Starts reading a text of which some pieces may be known. */
export function createPieceReader(text: string, known: Pieces): PieceReader {
  const found = new Map<string, Map<string, Piece>>();
  const values = new Map<TextNode, Json>();
  let mayBeStrict = true;

  function put([section, key]: PiecePath, node: TextNode, piece: Piece): TextNode {
    const pieces = found.get(section) ?? new Map<string, Piece>();
    found.set(section, pieces.set(key, piece));
    values.set(node, piece.value);
    return node;
  }

  function readStrictly(path: PiecePath, start: number): TextNode | undefined {
    const surveyed = survey(text, start);
    if (!surveyed) return undefined;
    const { keys, depth, end } = surveyed;
    const slice = text.slice(start, end);
    try {
      const value = JSON.parse(slice) as Json;
      // The value lacks what a duplicate key has overwritten.
      if (depth > maxDepth - path.length || keys !== countKeys(value)) return undefined;
      return put(path, lazyNode(text, start, end), { text: slice, value });
    } catch {
      // Looking for the end of broken values again and again would read the text many times.
      mayBeStrict = false;
      return undefined;
    }
  }

  return {
    read(path, start) {
      if (!isPiecePath(path)) return undefined;
      const piece = known.get(path[0])?.get(path[1]);
      const end = start + (piece?.text.length ?? 0);
      // Both begin with a bracket, and the known one ends with the bracket that closes it.
      const slice = piece && text.slice(start, end);
      if (piece && slice === piece.text)
        return put(path, lazyNode(text, start, end), { text: slice, value: piece.value });
      return mayBeStrict ? readStrictly(path, start) : undefined;
    },
    keep(path, node, value) {
      put(path, node, { text: text.slice(node.start, node.end), value });
    },
    valueOf: node => values.get(node),
    collect(broken) {
      if (!broken) return found;
      for (const [section, pieces] of known) {
        const all = found.get(section) ?? new Map<string, Piece>();
        for (const [key, piece] of pieces) if (!all.has(key)) all.set(key, piece);
        found.set(section, all);
      }
      return found;
    },
  };
}
