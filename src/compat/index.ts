export {
  type CompatOptions,
  type Containment,
  checkContainment,
  checkLoaded,
  compare,
  isSatisfiable,
  type LoadedSchema,
  load,
} from './containment.js';
