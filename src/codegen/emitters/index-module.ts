import type { Emitter } from '../emitter.js';
import { stringLiteral } from '../print/index.js';

/** The module that agents import from. */
export const indexModule: Emitter = {
  id: 'index-module',
  language: 'typescript',
  emit({ handoffs, manifest }) {
    const modules = [
      ...handoffs.map(({ names }) => `./handoffs/${names.file}.js`),
      './runtime/index.js',
      './validators.js',
      './zod-schemas.js',
    ].sort();
    const lines = modules.map(module => `export * from ${stringLiteral(module)};`);
    return [
      {
        path: 'index.ts',
        text: `${[...lines, "export type * from './types.js';"].join('\n')}\n`,
        source: [manifest.name, ...modules],
      },
    ];
  },
};
