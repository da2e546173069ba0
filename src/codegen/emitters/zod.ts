import type { Emitter } from '../emitter.js';
import { finishWithPauses } from '../pausable.js';
import { sourceOfTypes } from '../plan/source.js';
import { emitJsonSchemasInSteps, emitSchemasInSteps, emitTies } from '../validators/index.js';
import { moduleFile } from './module-file.js';

const specifiers = {
  types: './types.js',
  validators: './validators.js',
  'zod-schema': './runtime/zod-schema.js',
  'carried-schema': './runtime/carried-schema.js',
  'json-schemas': './json-schemas.js',
  'zod-schemas': './zod-schemas.js',
  ties: './runtime/ties.js',
  zod: 'zod',
};

/**
 * A zod schema for every payload type, the JSON Schemas that they carry, for agent frameworks that ask for one, and what
 * ties them to the types.
 */
export const zod: Emitter = {
  id: 'zod',
  language: 'typescript',
  async emit(plan, cache, pause) {
    const code = { cache: cache.code };
    const schemas = await finishWithPauses(emitSchemasInSteps(plan.types, code), pause);
    const jsonSchemas = await finishWithPauses(emitJsonSchemasInSteps(plan.types, code), pause);
    const source = sourceOfTypes(plan);
    return [
      // It hardly says more than the types' names: what it depends on is what it says.
      moduleFile('zod-schemas.ts', schemas, specifiers, undefined, cache),
      moduleFile('json-schemas.ts', jsonSchemas, specifiers, source, cache),
      moduleFile('ties.ts', emitTies(plan.types), specifiers, undefined, cache),
    ];
  },
};
