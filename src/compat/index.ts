export { type Assignability, checkAssignability } from './assignability.js';
export {
  BUMPS,
  type Bump,
  bumpVersion,
  changeOf,
  type Directions,
  type RequiredBump,
  requiredBump,
} from './bump.js';
export {
  type CompatOptions,
  type Containment,
  checkContainment,
  checkLoaded,
  compare,
  compareLoaded,
  isSatisfiable,
  type LoadedSchema,
  load,
} from './containment.js';
export { explainMismatch, explainWitness, fieldName } from './explain.js';
