import type { Json, JsonPath } from '../../schema/json.js';
import type { TextRange } from '../problem.js';
import { findChild, findNode, locateIn } from './find.js';
import { maxDepth, type TextNode } from './node.js';
import { countKeys, lazyNode, survey } from './strict.js';

/**
 * A value two levels down, such as an agent or a type. Where the next text has the same text under the same keys, it is
 * not read again and its value stays the same object, so that whatever was worked out about it still holds.
 */
export interface Piece {
  readonly text: string;
  readonly value: Json;
  /** Where its parts stand, counted from its own beginning; made when somebody asks. */
  tree?: TextNode;
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
  /** The piece that a node is, if it is one. */
  pieceOf(node: TextNode): Piece | undefined;
  /** All pieces of the text; with `broken`, also those of the text before that it hides. */
  collect(broken: boolean): Pieces;
}

/** Starts reading a text of which some pieces may be known. */
export function createPieceReader(text: string, known: Pieces): PieceReader {
  const found = new Map<string, Map<string, Piece>>();
  const byNode = new Map<TextNode, Piece>();
  let mayBeStrict = true;

  function put([section, key]: PiecePath, node: TextNode, piece: Piece): TextNode {
    const pieces = found.get(section) ?? new Map<string, Piece>();
    found.set(section, pieces.set(key, piece));
    byNode.set(node, piece);
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
      return put(path, lazyNode(text, start, end), { text: copyOf(slice), value });
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
      if (piece && text.slice(start, end) === piece.text) return put(path, lazyNode(text, start, end), piece);
      return mayBeStrict ? readStrictly(path, start) : undefined;
    },
    keep(path, node, value) {
      put(path, node, { text: copyOf(text.slice(node.start, node.end)), value });
    },
    pieceOf: node => byNode.get(node),
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

/** A text that does not keep the whole alive that it was cut from: a piece may outlive many versions. */
const copyOf = (slice: string): string => ` ${slice}`.slice(1);

/** The range of a path in a text of pieces, without reading again where things stand in a piece that has not changed. */
export function locateInPieces(
  tree: TextNode | undefined,
  pieceOf: PieceReader['pieceOf'],
  path: JsonPath,
  at: 'key' | 'value',
): TextRange {
  const node = path.length > 2 ? findNode(tree, path.slice(0, 2)) : undefined;
  const piece = node && pieceOf(node);
  if (!piece) return locateIn(tree, path, at);
  piece.tree ??= lazyNode(piece.text, 0, piece.text.length);
  const [first, ...rest] = path.slice(2);
  // What an entity lacks is said at its key, which is outside the piece.
  if (first === undefined || !findChild(piece.tree, first)) return locateIn(tree, path.slice(0, 2), 'key');
  const { start, end } = locateIn(piece.tree, [first, ...rest], at);
  return { start: node.start + start, end: node.start + end };
}
