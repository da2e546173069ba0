import type { Emitter } from '../emitter.js';
import { sameFile } from '../generator-cache.js';
import { stringLiteral } from '../print/index.js';

/** Whoever compiles the index compiles the ties, and finds what does not fit together. */
const ties = `// Compiled along: it holds each zod schema against its type.
import type {} from './ties.js';`;

/** The module that agents import from. */
export const indexModule: Emitter = {
  id: 'index-module',
  language: 'typescript',
  emit({ handoffs, manifest }, cache) {
    const modules = [
      ...handoffs.map(({ names }) => `./handoffs/${names.file}.js`),
      './runtime/index.js',
      './validators.js',
      './zod-schemas.js',
    ].sort();
    const lines = modules.map(module => `export * from ${stringLiteral(module)};`);
    const text = [...lines, "export type * from './types.js';"].join('\n');
    const source = JSON.stringify([manifest.name, ...modules]);
    return [sameFile(cache, { path: 'index.ts', pieces: [ties, text], source })];
  },
};
