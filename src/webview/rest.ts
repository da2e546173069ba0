/** All that the first picture does without: a script of its own, which `later` loads. */
export { Comparison } from './comparison/Comparison.js';
export { exportPicture } from './exporting.js';
export { Gallery } from './panels/Gallery.js';
export { Details } from './panels/inspector/Details.js';
export { Overlays } from './panels/Overlays.js';
