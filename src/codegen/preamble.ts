import type { EmittedFile } from './emitter.js';
import type { GeneratedFile } from './request.js';
import { fingerprint, headerLines, stampAndHash } from './stamp.js';

/** A file with its header, and the body hash that stands there. */
export interface StampedFile extends GeneratedFile {
  readonly body: string;
}

/** Puts the header on an emitted file, in the comment syntax of its kind, and stamps it. */
export function addPreamble(outDir: string, manifestName: string, file: EmittedFile): StampedFile {
  const lines = headerLines(manifestName, fingerprint(JSON.stringify(file.source)));
  return { path: `${outDir}/${file.path}`, ...stampAndHash(withHeader(file, lines)) };
}

function withHeader({ path, text }: EmittedFile, lines: readonly [string, string]): string {
  if (path.endsWith('.json')) {
    const comment = JSON.stringify(lines.join(' ').replace(' source ', ' Hashes: source '));
    return text.replace(/^\{\n/, () => `{\n  "$comment": ${comment},\n`);
  }
  if (path.endsWith('.md')) return `<!--\n${lines.join('\n').replaceAll('--', '- -')}\n-->\n\n${text}`;
  return `// ${lines.join('\n// ')}\n\n${text}`;
}
