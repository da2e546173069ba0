import type { Emitter } from '../emitter.js';
import { runtimeTexts } from '../runtime-texts.js';

const imported = /\bfrom '\.\/([\w-]+)\.js'/g;

/** The runtime that generated code carries with it: src/runtime, word for word, as far as it is used. */
export const runtime: Emitter = {
  id: 'runtime',
  language: 'typescript',
  emit: ({ manifest }) => {
    const wanted = ['index.ts', 'validation.ts', ...(manifest.formats === 'assert' ? ['formats.ts'] : [])];
    return [...withImports(wanted)]
      .sort()
      .map(name => ({ path: `runtime/${name}`, text: runtimeTexts.get(name) ?? '', source: name }));
  },
};

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
