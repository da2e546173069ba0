import os from 'node:os';
import path from 'node:path';

/** The repository's root folder. */
export const ROOT = path.resolve(import.meta.dirname, '../..');

/** What is downloaded once and shared by all clones: VS Code servers, and stamps. Moved with HANDOFF_CACHE. */
export const CACHE = process.env.HANDOFF_CACHE ?? path.join(os.homedir(), '.cache/handoff-designer');

/** What runs write: results, logs, screenshots. Ignored by git. */
export const RUNS = path.join(ROOT, '.cache');

/** The packaged extension. */
export const VSIX = path.join(ROOT, 'dist/handoff-designer.vsix');

/** A path below the repository's root. @param {...string} parts */
export const inRepo = (...parts) => path.join(ROOT, ...parts);
