export { createLocalGenerator as createGenerator } from './generator.js';
