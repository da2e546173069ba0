/** The web has no streams of files: a trace is read whole. */
export { wholeFile as readTrace } from './whole-file.js';
