import type { Emitter } from '../emitter.js';
import { schemasFingerprint } from '../plan/reachable.js';
import { printModule } from '../print/index.js';
import { emitValidators } from '../validators/index.js';

const specifiers = {
  types: './types.js',
  validation: './runtime/validation.js',
  formats: './runtime/formats.js',
};

/** One module with the checks of every payload type. */
export const validators: Emitter = {
  id: 'validators',
  language: 'typescript',
  emit(plan, cache) {
    const assertFormats = plan.manifest.formats === 'assert';
    const declarations = emitValidators(plan.types, { assertFormats, cache: cache.code });
    const text = declarations.length === 0 ? 'export {};\n' : printModule(declarations, specifiers);
    return [{ path: 'validators.ts', text, source: [assertFormats, schemasFingerprint(plan)] }];
  },
};
