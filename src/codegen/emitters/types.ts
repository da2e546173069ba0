import type { Emitter } from '../emitter.js';
import { sourceOfTypes } from '../plan/source.js';
import { emitTypes } from '../types/index.js';
import { moduleFile } from './module-file.js';

/** One module with the types of every payload. */
export const types: Emitter = {
  id: 'types',
  language: 'typescript',
  async emit(plan, cache, pause) {
    const declarations = await emitTypes(plan.types, { cache: cache.code, pause });
    return [moduleFile('types.ts', declarations, {}, sourceOfTypes(plan), cache)];
  },
};
