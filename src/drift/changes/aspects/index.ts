import type { Aspect } from '../aspect.js';
import { delivery } from './delivery.js';
import { failureModes } from './failure-modes.js';
import { fanOut } from './fan-out.js';
import { payload } from './payload.js';
import { provenance } from './provenance.js';
import { reference } from './reference.js';
import { route } from './route.js';
import { select } from './select.js';
import { sideEffectDeclarations } from './side-effect-declarations.js';
import { sideEffects } from './side-effects.js';
import { summary } from './summary.js';
import { work } from './work.js';
import { workingMemory } from './working-memory.js';

/** Every part of a contract that can change. */
export const aspects: readonly Aspect[] = [
  payload,
  workingMemory,
  route,
  provenance,
  sideEffects,
  sideEffectDeclarations,
  failureModes,
  work,
  summary,
  reference,
  select,
  fanOut,
  delivery,
];
