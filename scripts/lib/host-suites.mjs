import fs from 'node:fs';
import path from 'node:path';
import { inRepo, RUNS } from './paths.mjs';
import { Complaint } from './run.mjs';

/**
 * @typedef {object} SuiteOptions what a suite asks for, in a first line `// @host {...}`
 * @property {string} [workspace] a folder of this repository, copied freshly for the suite
 * @property {string[]} [folders] folders inside the copy that are opened together, as one multi-root workspace
 * @property {boolean} [untrusted] the workspace is not trusted
 * @property {Record<string, unknown>} [settings] user settings
 * @property {boolean} [alone] it changes what outlives it (user settings), and shares its VS Code with no other suite
 *
 * @typedef {{ name: string, bundle: string }} Suite
 * @typedef {{ suites: Suite[], options: SuiteOptions }} Launch suites that one start of VS Code runs, one after the other
 */

/**
 * Bundles each suite; those that ask for the same share one start of VS Code, which costs more than most suites.
 * @param {string} filter
 * @returns {Promise<Launch[]>}
 */
export async function bundleSuites(filter) {
  const folder = inRepo('test/host/suites');
  const names = fs
    .readdirSync(folder)
    .filter(name => name.endsWith('.test.ts') && name.includes(filter))
    .sort();
  if (names.length === 0) throw new Complaint(`no suite of test/host/suites matches “${filter}”`);
  const out = path.join(RUNS, 'host');
  const { build } = await import('esbuild');
  await build({
    entryPoints: [inRepo('test/host/run.ts'), ...names.map(name => path.join(folder, name))],
    outdir: out,
    outbase: inRepo('test/host'),
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  /** @type {Launch[]} */
  const launches = [];
  for (const name of names) {
    const suite = {
      name: name.replace('.test.ts', ''),
      bundle: path.join(out, 'suites', name.replace(/\.ts$/, '.cjs')),
    };
    const options = readOptions(path.join(folder, name));
    const shared = launches.find(launch => JSON.stringify(launch.options) === JSON.stringify(options));
    if (shared && !options.alone) shared.suites.push(suite);
    else launches.push({ suites: [suite], options });
  }
  return launches;
}

/** @param {string} file @returns {SuiteOptions} */
function readOptions(file) {
  const match = /^\/\/ @host (\{.*\})$/m.exec(fs.readFileSync(file, 'utf8'));
  return match ? JSON.parse(/** @type {string} */ (match[1])) : {};
}
