import type { Emitter } from '../emitter.js';
import { schemasFingerprint } from '../plan/reachable.js';
import { type Declaration, printModule } from '../print/index.js';
import { fingerprint } from '../stamp.js';
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
    const print = (declarations: readonly Declaration[]): string =>
      declarations.length === 0 ? 'export {};\n' : printModule(declarations, specifiers);
    const text = print(emitSchemas(plan.types));
    return [
      // It hardly says more than the types' names: what it depends on is what it says.
      { path: 'zod-schemas.ts', text, source: fingerprint(text) },
      {
        path: 'json-schemas.ts',
        text: print(emitJsonSchemas(plan.types)),
        source: schemasFingerprint(plan),
      },
    ];
  },
};
