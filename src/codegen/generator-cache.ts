import type { EmittedFile } from './emitter.js';
import type { StampedFile } from './preamble.js';
import { createSameParts, type SameParts } from './same-parts.js';
import { type CodeCache, createCodeCache } from './types/cache.js';

/**
 * What the last generation made, by content; hand the same one to every generation of one workflow, and only what has
 * changed is made anew, and manifests stay as they are. It never changes what comes out. It holds about as much as the generated files.
 */
export interface GeneratorCache {
  readonly parts: SameParts;
  readonly code: CodeCache;
  /** Files and parts of files by what they were made of, by kind. */
  readonly made: Map<string, ReadonlyMap<string, unknown>>;
  /** Files with their headers. */
  readonly stamped: WeakMap<EmittedFile, StampedFile>;
  /** Hashes of the pieces of each file, by its path. */
  readonly hashes: Map<string, ReadonlyMap<string, string>>;
  /** Files that were checked and passed. */
  readonly passed: WeakSet<StampedFile>;
  /** Pieces that passed, by the path of their file, and the names that each declares. */
  readonly checked: Map<string, ReadonlyMap<string, readonly string[]>>;
}

/** An empty cache. */
export const createGeneratorCache = (): GeneratorCache => ({
  parts: createSameParts(),
  code: createCodeCache(),
  made: new Map(),
  stamped: new WeakMap(),
  hashes: new Map(),
  passed: new WeakSet(),
  checked: new Map(),
});

/** Forgets what was noted about files that are no longer among these. */
export function forgetOthers(cache: GeneratorCache, files: readonly StampedFile[]): void {
  const kept = new Set(files.map(({ path }) => path));
  for (const notes of [cache.hashes, cache.checked])
    for (const path of notes.keys()) if (!kept.has(path)) notes.delete(path);
}

/** Remembers things of one kind by what they are made of; what is not asked for again is forgotten with `done`. */
export function remember<T>(cache: GeneratorCache, kind: string) {
  const before = (cache.made.get(kind) ?? new Map()) as ReadonlyMap<string, T>;
  const now = new Map<string, T>();
  return {
    get(key: string, make: () => T): T {
      const made = now.get(key) ?? before.get(key) ?? make();
      now.set(key, made);
      return made;
    },
    done: () => void cache.made.set(kind, now),
  };
}

/** The same object as last time for a file in which nothing has changed. */
export function sameFile(cache: GeneratorCache, file: EmittedFile): EmittedFile {
  const kind = `file ${file.path}`;
  const last = cache.made.get(kind)?.get('') as EmittedFile | undefined;
  const isSame =
    last !== undefined &&
    last.source === file.source &&
    last.pieces.length === file.pieces.length &&
    last.pieces.every((piece, i) => piece === file.pieces[i]);
  if (isSame) return last;
  cache.made.set(kind, new Map([['', file]]));
  return file;
}
