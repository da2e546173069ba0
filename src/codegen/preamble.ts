import type { EmittedFile } from './emitter.js';
import { createGeneratorCache, type GeneratorCache } from './generator-cache.js';
import { fingerprint, fingerprintPieces } from './hash.js';
import type { GeneratedFile } from './request.js';
import { headerLines, withBody } from './stamp.js';

/** A file with its header, in pieces that stand a blank line apart, and the body hash that stands in the header. */
export interface StampedFile extends GeneratedFile {
  readonly pieces: readonly string[];
  readonly body: string;
  readonly manifestName: string;
}

/** Puts the header on an emitted file, in the comment syntax of its kind, and stamps it. */
export function addPreamble(
  outDir: string,
  manifestName: string,
  file: EmittedFile,
  cache: GeneratorCache = createGeneratorCache(),
): StampedFile {
  const known = cache.stamped.get(file);
  const path = `${outDir}/${file.path}`;
  if (known?.path === path && known.manifestName === manifestName) return known;
  const before = cache.hashes.get(path);
  const hashes = new Map<string, string>();
  const source =
    file.source === undefined ? fingerprintPieces(file.pieces, before, hashes) : fingerprint(file.source);
  const [first = '', ...rest] = withHeader(file, headerLines(manifestName, source));
  const body = fingerprintPieces([first, ...rest], before, hashes);
  cache.hashes.set(path, hashes);
  const pieces = [withBody(first, body), ...rest];
  const stamped = { path, pieces, text: `${pieces.join('\n\n')}\n`, body, manifestName };
  cache.stamped.set(file, stamped);
  return stamped;
}

function withHeader({ path, pieces }: EmittedFile, lines: readonly [string, string]): readonly string[] {
  if (path.endsWith('.json')) {
    const comment = JSON.stringify(lines.join(' ').replace(' source ', ' Hashes: source '));
    const [first = '', ...rest] = pieces;
    return [first.replace(/^\{\n/, () => `{\n  "$comment": ${comment},\n`), ...rest];
  }
  if (path.endsWith('.md')) return [`<!--\n${lines.join('\n').replaceAll('--', '- -')}\n-->`, ...pieces];
  return [`// ${lines.join('\n// ')}`, ...pieces];
}
