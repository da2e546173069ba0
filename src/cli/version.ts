/** This program's version: the generator's, which is the package's. */
export { generatorVersion as version } from '../codegen/version.js';
