import type { EmittedFile } from '../emitter.js';
import { type GeneratorCache, sameFile } from '../generator-cache.js';
import { type Declaration, moduleHead } from '../print/index.js';

/** A file that is one module. Without a declaration it is still a module, as its importers expect. */
export function moduleFile(
  path: string,
  declarations: readonly Declaration[],
  specifiers: Readonly<Record<string, string>>,
  source: string | undefined,
  cache: GeneratorCache,
): EmittedFile {
  const texts = declarations.map(({ text }) => text).filter(text => text !== '');
  const pieces =
    declarations.length === 0 ? ['export {};'] : [...headOf(path, declarations, specifiers, cache), ...texts];
  return sameFile(cache, { path, pieces, ...(source !== undefined && { source }) });
}

interface Head {
  readonly declarations: readonly Declaration[];
  readonly pieces: readonly string[];
}

/** The head of last time, while the declarations import what they did: a thousand of them are slow to put together. */
function headOf(
  path: string,
  declarations: readonly Declaration[],
  specifiers: Readonly<Record<string, string>>,
  cache: GeneratorCache,
): readonly string[] {
  const kind = `head ${path}`;
  const last = cache.made.get(kind)?.get('') as Head | undefined;
  const isSame =
    last?.declarations.length === declarations.length &&
    declarations.every((each, i) => hasSameHead(each, last.declarations[i] as Declaration));
  const pieces = isSame ? last.pieces : moduleHead(declarations, specifiers);
  cache.made.set(kind, new Map([['', { declarations, pieces }]]));
  return pieces;
}

const hasSameHead = (a: Declaration, b: Declaration): boolean =>
  a === b || (a.pragma === b.pragma && JSON.stringify(a.imports) === JSON.stringify(b.imports));
