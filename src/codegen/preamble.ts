import type { EmittedFile } from './emitter.js';
import { createGeneratorCache, type GeneratorCache } from './generator-cache.js';
import { fingerprint, fingerprintPieces } from './hash.js';
import type { Pausable } from './pausable.js';
import type { GeneratedFile } from './request.js';
import { headerLines, withBody } from './stamp.js';

/** A file with its header, in pieces that stand a blank line apart, and the body hash that stands in the header. */
export interface StampedFile extends GeneratedFile {
  readonly pieces: readonly string[];
  readonly body: string;
  readonly manifestName: string;
}

/** Puts the header on an emitted file, in the comment syntax of its kind, and stamps it. */
export function* addPreamble(
  outDir: string,
  manifestName: string,
  file: EmittedFile,
  cache: GeneratorCache = createGeneratorCache(),
): Pausable<StampedFile> {
  const known = cache.stamped.get(file);
  if (known?.manifestName === manifestName && isIn(outDir, file, known)) return known;
  const path = `${outDir}/${file.path}`;
  const before = cache.hashes.get(path) ?? hashed.get(file);
  const hashes = new Map<string, string>();
  const source =
    file.source === undefined
      ? yield* fingerprintPieces(file.pieces, before, hashes)
      : fingerprint(file.source);
  const [first = '', ...rest] = withHeader(file, headerLines(manifestName, source));
  const body = yield* fingerprintPieces([first, ...rest], before, hashes);
  cache.hashes.set(path, hashes);
  hashed.set(file, hashes);
  const pieces = [withBody(first, body), ...rest];
  const stamped = { path, pieces, text: `${pieces.join('\n\n')}\n`, body, manifestName };
  cache.stamped.set(file, stamped);
  return stamped;
}

/** Hashes of the pieces of each file, whatever the workflow: the runtime is the same file in all of them. */
const hashed = new WeakMap<EmittedFile, ReadonlyMap<string, string>>();

/** The same for all files. */
export function* addPreambles(
  outDir: string,
  manifestName: string,
  files: readonly EmittedFile[],
  cache: GeneratorCache,
): Pausable<StampedFile[]> {
  const stamped: StampedFile[] = [];
  for (const [i, file] of files.entries()) {
    if (i % filesInARow === 0) yield;
    stamped.push(yield* addPreamble(outDir, manifestName, file, cache));
  }
  return stamped;
}

/** Between two pauses. */
const filesInARow = 50;

/** True when the file was stamped for this folder; putting thousands of paths together to compare them takes longer. */
const isIn = (outDir: string, { path }: EmittedFile, known: StampedFile): boolean =>
  known.path.length === outDir.length + 1 + path.length && known.path.startsWith(outDir);

function withHeader({ path, pieces }: EmittedFile, lines: readonly [string, string]): readonly string[] {
  if (path.endsWith('.json')) {
    const comment = JSON.stringify(lines.join(' ').replace(' source ', ' Hashes: source '));
    const [first = '', ...rest] = pieces;
    return [first.replace(/^\{\n/, () => `{\n  "$comment": ${comment},\n`), ...rest];
  }
  if (path.endsWith('.md')) return [`<!--\n${lines.join('\n').replaceAll('--', '- -')}\n-->`, ...pieces];
  return [`// ${lines.join('\n// ')}\n/* eslint-disable */`, ...pieces];
}
