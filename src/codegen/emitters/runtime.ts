import type { EmittedFile, Emitter } from '../emitter.js';
import { unchecked } from '../print/index.js';
import { runtimeTexts } from '../runtime-texts.js';

const imported = /\bfrom '\.\/([\w-]+)\.js'/g;

/** The runtime that generated code carries with it: src/runtime, word for word below the header, as far as it is used. */
export const runtime: Emitter = {
  id: 'runtime',
  language: 'typescript',
  emit: ({ manifest }) => filesFor(manifest.formats === 'assert'),
};

const files = new Map<boolean, readonly EmittedFile[]>();

function filesFor(assertFormats: boolean): readonly EmittedFile[] {
  const wanted = [
    'index.ts',
    'place.ts',
    'ties.ts',
    'validation.ts',
    'zod-schema.ts',
    ...(assertFormats ? ['formats.ts'] : []),
  ];
  const made = files.get(assertFormats) ?? [...withImports(wanted)].sort().map(fileOf);
  files.set(assertFormats, made);
  return made;
}

const fileOf = (name: string): EmittedFile => ({
  path: `runtime/${name}`,
  pieces: [unchecked, ...(runtimeTexts.get(name) ?? '').trim().split('\n\n')],
  source: name,
});

/** The files and everything they import. */
function withImports(names: readonly string[]): Set<string> {
  const found = new Set<string>();
  const waiting = [...names];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    for (const [, module] of (runtimeTexts.get(name) ?? '').matchAll(imported)) waiting.push(`${module}.ts`);
  }
  return found;
}
