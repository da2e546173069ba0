import type { Emitter } from '../emitter.js';
import { reachableSchemas } from '../plan/reachable.js';
import { printModule } from '../print/index.js';
import { emitJsonSchemas, emitSchemas } from '../validators/index.js';

const specifiers = {
  types: './types.js',
  validators: './validators.js',
  validation: './runtime/validation.js',
  'json-schemas': './json-schemas.js',
  zod: 'zod',
};

/** A zod schema for every payload type, and the JSON Schemas that they carry, for agent frameworks that ask for one. */
export const zod: Emitter = {
  id: 'zod',
  language: 'typescript',
  emit(plan) {
    const source = reachableSchemas(plan);
    const file = (path: string, declarations: ReturnType<typeof emitSchemas>) => ({
      path,
      text: declarations.length === 0 ? 'export {};\n' : printModule(declarations, specifiers),
      source,
    });
    return [
      file('zod-schemas.ts', emitSchemas(plan.types)),
      file('json-schemas.ts', emitJsonSchemas(plan.types)),
    ];
  },
};
