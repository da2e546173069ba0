import os from 'node:os';
import path from 'node:path';

// Here, as every script comes by before it does anything else; an old Node would fail in stranger ways.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`error: Node.js 20.19 or newer is needed; this is ${process.version}`);
  process.exit(1);
}

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
