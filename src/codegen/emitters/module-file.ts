import type { EmittedFile } from '../emitter.js';
import { type GeneratorCache, sameFile } from '../generator-cache.js';
import { type Declaration, modulePieces } from '../print/index.js';

/** A file that is one module. Without a declaration it is still a module, as its importers expect. */
export function moduleFile(
  path: string,
  declarations: readonly Declaration[],
  specifiers: Readonly<Record<string, string>>,
  source: string | undefined,
  cache: GeneratorCache,
): EmittedFile {
  const pieces = declarations.length === 0 ? ['export {};'] : modulePieces(declarations, specifiers);
  return sameFile(cache, { path, pieces, ...(source !== undefined && { source }) });
}
