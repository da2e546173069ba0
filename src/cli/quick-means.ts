import { planTypes } from '../codegen/types/plan.js';
import { envelopeModelSchema, type Means } from '../drift/recorded/quick-envelope.js';
import type { Envelope } from '../runtime/envelope.js';
import type { Json } from '../schema/json.js';
import { compileValidators } from './compiled-checks.js';

const uri = 'urn:handoff:envelope';
let made: Means | undefined;

/** The envelope's model as compiled code. */
export function quickMeans(): Means {
  made ??= makeMeans();
  return made;
}

function makeMeans(): Means {
  const types = planTypes({
    documents: new Map([[uri, envelopeModelSchema()]]),
    types: [{ name: 'Envelope', document: uri, path: [] }],
  });
  const compiled = compileValidators(types, false)(types.names.get('Envelope') ?? '');
  if (!compiled) throw new Error('the model of the envelope cannot be compiled');
  return {
    isEnvelope: (value): value is Json & Envelope => compiled.is(value),
  };
}
