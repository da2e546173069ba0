import type { Emitter } from '../emitter.js';
import { emitValidators } from '../validators/index.js';
import { moduleFile } from './module-file.js';

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
    // Descriptions of types make no difference here.
    return [moduleFile('validators.ts', declarations, specifiers, undefined, cache)];
  },
};
