import { isObject, type JsonObject, type JsonPath } from '../schema/json.js';
import { draftOf } from './manifest/draft.js';
import { findInvalidIds } from './manifest/ids.js';
import { problemsOfIssues } from './manifest/issues.js';
import { judgeShape } from './manifest/judge-shape.js';
import { findUnknownKeys } from './manifest/unknown-keys.js';
import { type Manifest, manifestVersion } from './manifest/workflow.js';
import { olderManifestVersion, olderVersionOf } from './migrations/migrate.js';
import type { Problem, TextRange } from './problem.js';
import { readConflicts } from './text/conflict.js';
import { pathAtOffset } from './text/find.js';
import type { TextNode } from './text/node.js';
import { noPieces, type Pieces } from './text/piece.js';
import { readInPieces } from './text/read.js';

/** A manifest's text, read. Parsing never throws; what is wrong is in `problems`. */
export interface ParsedManifest {
  readonly text: string;
  /** False while there are syntax errors, duplicate keys or conflict markers: then the text must not be edited. */
  readonly editable: boolean;
  /** True for a text of nothing but blanks and comments: nothing is broken, a pattern is still to be chosen. */
  readonly empty: boolean;
  /** Set when `manifestVersion` is newer than this tool knows: read-only, and why. */
  readonly newerVersion?: number;
  /** Set when `manifestVersion` is older than what this tool writes: it can only be migrated. */
  readonly olderVersion?: number;
  /** The JSON value as it stands (best effort while there are syntax errors); undefined when nothing could be read. */
  readonly json: JsonObject | undefined;
  /** The typed manifest; undefined when the json does not have the model's shape. Unknown keys are kept. */
  readonly manifest: Manifest | undefined;
  /** As much of the manifest as has the model's shape, for showing; the manifest itself where there is one. */
  readonly draft: Manifest | undefined;
  /** Syntax and shape problems, in document order. */
  readonly problems: readonly Problem[];
  /** What reading the next text need not read again. */
  readonly pieces: Pieces;
  /** Where each value stands in the text. */
  readonly tree: TextNode | undefined;
  /** The text range of a path's value (default) or key; the nearest existing ancestor when the path is absent. */
  locate(path: JsonPath, at?: 'key' | 'value'): TextRange;
  /** The path at an offset: the innermost value or key that holds it. */
  pathAt(offset: number): JsonPath;
}

/** Problems that do not stand in the way of editing. */
const harmless: ReadonlySet<string> = new Set(['trailing-comma']);

/**
 * Reads a manifest's text: value, places and problems. Never throws, whatever the text. Given the manifest of a text
 * before, the result is the same, but entities that have not changed stay the same objects and cost next to nothing.
 */
export function parseManifest(text: string, before?: Pick<ParsedManifest, 'pieces'>): ParsedManifest {
  const conflicts = readConflicts(text);
  const read = readInPieces(conflicts?.text ?? text, before?.pieces ?? noPieces);
  const { tree, value, pieces, empty } = read;
  const syntax = conflicts ? conflicts.problems : read.problems;
  const json = isObject(value) ? value : undefined;
  const newer = newerVersionOf(json);
  const older = olderVersionOf(json);
  const readable = syntax.every(problem => harmless.has(problem.code));
  const editable = newer === undefined && readable;
  // The present model has nothing to say about another format.
  const judged = json && readable && newer === undefined && older === undefined ? json : undefined;
  const shape = json && newer === undefined ? judgeShape(json) : undefined;
  const locate: ParsedManifest['locate'] = (path, at = 'value') => read.locate(path, at);
  let draft: Manifest | undefined | null = shape?.manifest ?? null;
  let problems: readonly Problem[] | undefined;
  return {
    text,
    editable,
    empty,
    ...(newer !== undefined && { newerVersion: newer }),
    ...(older !== undefined && { olderVersion: older }),
    json,
    manifest: shape?.manifest,
    get draft() {
      // Only a canvas wants it, and only while the shape is wrong.
      if (draft === null) draft = json && draftOf(json);
      return draft;
    },
    get problems() {
      // A canvas hears of them from its host.
      problems ??= inDocumentOrder(
        [
          ...syntax,
          ...(empty ? [emptyManifest] : []),
          ...(value !== undefined && !json ? [notAnObject] : []),
          ...(newer !== undefined ? [newerManifestVersion(newer)] : []),
          ...(older !== undefined
            ? [olderManifestVersion({ text, tree, json, editable, empty, problems: [] }, older)]
            : []),
          // What a broken text seems to lack is mostly behind the break, so its shape is not judged.
          ...(judged && shape ? problemsOfIssues(shape.issues, judged) : []),
          ...(judged ? [...findInvalidIds(judged), ...findUnknownKeys(judged)] : []),
        ],
        locate,
      );
      return problems;
    },
    pieces,
    tree,
    locate,
    pathAt: offset => pathAtOffset(tree, offset),
  };
}

/** Sorts problems by where they stand in the text; equal places keep their order. */
export const inDocumentOrder = (problems: readonly Problem[], locate: ParsedManifest['locate']): Problem[] =>
  problems
    .map(problem => ({ problem, start: (problem.range ?? locate(problem.path, problem.at)).start }))
    .sort((a, b) => a.start - b.start)
    .map(({ problem }) => problem);

function newerVersionOf(json: JsonObject | undefined): number | undefined {
  const version = json && Object.hasOwn(json, 'manifestVersion') ? json.manifestVersion : undefined;
  return typeof version === 'number' && version > manifestVersion ? version : undefined;
}

const emptyManifest: Problem = {
  code: 'empty-manifest',
  severity: 'error',
  message: 'This workflow is still empty: choose one of the four patterns on the canvas to start from.',
  path: [],
  range: { start: 0, end: 0 },
};

const notAnObject: Problem = {
  code: 'not-an-object',
  severity: 'error',
  message: 'A manifest is an object: begin it with “{” and end it with “}”.',
  path: [],
};

const newerManifestVersion = (version: number): Problem => ({
  code: 'newer-manifest-version',
  severity: 'error',
  message: `This file has manifestVersion ${version}, but this version of Handoff Designer knows ${manifestVersion} at most: it is shown read-only. Update Handoff Designer to edit it or generate from it.`,
  path: ['manifestVersion'],
});
