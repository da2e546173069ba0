import type { Emitter } from '../emitter.js';
import { schemasFingerprint } from '../plan/reachable.js';
import { printModule } from '../print/index.js';
import { emitTypes } from '../types/index.js';

/** One module with the types of every payload. */
export const types: Emitter = {
  id: 'types',
  language: 'typescript',
  async emit(plan, cache) {
    const declarations = await emitTypes(plan.types, { cache: cache.code });
    // Without a type the file is still a module, as its importers expect.
    const text = declarations.length === 0 ? 'export {};\n' : printModule(declarations, {});
    return [{ path: 'types.ts', text, source: schemasFingerprint(plan) }];
  },
};
