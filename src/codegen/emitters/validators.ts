import type { Emitter } from '../emitter.js';
import { finishWithPauses } from '../pausable.js';
import { emitValidatorsInSteps } from '../validators/index.js';
import { moduleFile } from './module-file.js';

const specifiers = {
  types: './types.js',
  validation: './runtime/validation.js',
  place: './runtime/place.js',
  formats: './runtime/formats.js',
};

/** One module with the checks of every payload type. */
export const validators: Emitter = {
  id: 'validators',
  language: 'typescript',
  async emit(plan, cache, pause) {
    const assertFormats = plan.manifest.formats === 'assert';
    const work = emitValidatorsInSteps(plan.types, { assertFormats, cache: cache.code });
    const declarations = await finishWithPauses(work, pause);
    // Descriptions of types make no difference here.
    return [moduleFile('validators.ts', declarations, specifiers, undefined, cache)];
  },
};
