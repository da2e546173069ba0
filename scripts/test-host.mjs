import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findDesktopVscode } from './lib/desktop.mjs';
import { inRepo, ROOT, RUNS } from './lib/paths.mjs';
import { Complaint, run, runNode } from './lib/run.mjs';
import { VERSIONS, vscodeRelease } from './lib/vscode-install.mjs';
import { writeSettings } from './lib/vscode-server.mjs';

/**
 * @typedef {import('./lib/vscode-install.mjs').VscodeVersion} VscodeVersion
 * @typedef {{ passed: number, failed: number, skipped: number }} Tally
 *
 * @typedef {object} TestResult what one test came to, as the runner inside reports it
 * @property {string} title
 * @property {'passed' | 'failed' | 'skipped'} state
 * @property {number} milliseconds
 * @property {string} [error]
 *
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

const STAND_IN = inRepo('scripts/vscode/code.mjs');

/**
 * Bundles each suite; those that ask for the same share one start of VS Code, which costs more than most suites.
 * @param {string} filter
 * @returns {Promise<Launch[]>}
 */
async function bundleSuites(filter) {
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

/** @param {string} dir @param {SuiteOptions} options the folder or the workspace file to open */
function makeWorkspace(dir, { workspace = 'test/host/fixtures/empty', folders }) {
  const copy = path.join(dir, 'workspace');
  fs.cpSync(inRepo(workspace), copy, {
    recursive: true,
    filter: source => path.basename(source) !== 'node_modules',
  });
  if (!folders) return copy;
  const file = path.join(dir, 'several.code-workspace');
  fs.writeFileSync(
    file,
    JSON.stringify({ folders: folders.map(folder => ({ path: path.join(copy, folder) })) }),
  );
  return file;
}

/** The VS Code to test in: an installed desktop one, or the embedded server's stand-in. @param {VscodeVersion} version */
function executableFor(version) {
  const desktop = version === 'current' ? findDesktopVscode() : undefined;
  return desktop ?? STAND_IN;
}

/**
 * Starts VS Code on one suite and waits for its end.
 * @param {string} executable
 * @param {{ entry: string, workspace: string, dir: string, untrusted: boolean, env: Record<string, string> }} launch
 */
async function launchVscode(executable, { entry, workspace, dir, untrusted, env }) {
  const launchArgs = [workspace, `--user-data-dir=${dir}/data`, `--extensions-dir=${dir}/extensions`];
  if (untrusted) {
    // runTests() always trusts, so this one start is our own.
    const args = [...launchArgs, `--extensionTestsPath=${entry}`, `--extensionDevelopmentPath=${ROOT}`];
    return run(executable, args, { env: { ...process.env, ...env }, quiet: true, allowFailure: true });
  }
  const request = JSON.stringify({
    vscodeExecutablePath: executable,
    extensionDevelopmentPath: ROOT,
    extensionTestsPath: entry,
    launchArgs,
    extensionTestsEnv: env,
  });
  return runNode([inRepo('scripts/vscode/run-tests.mjs'), request], { quiet: true, allowFailure: true });
}

/**
 * Runs the in-host suites, each version of VS Code beside the other: much of a suite is waiting for files and windows.
 * @param {{ filter?: string, versions?: VscodeVersion[], verbose?: boolean, grep?: string | undefined }} [options]
 * @returns {Promise<Tally>}
 */
export async function testHost({ filter = '', versions = VERSIONS, verbose = false, grep } = {}) {
  const launches = await bundleSuites(filter);
  const total = { passed: 0, failed: 0, skipped: 0 };
  const runVersion = async (/** @type {VscodeVersion} */ version) => {
    const executable = executableFor(version);
    const name = executable === STAND_IN ? `${vscodeRelease(version)} (embedded server)` : executable;
    console.log(`in VS Code ${name}`);
    for (const launch of launches) {
      const tests = await runLaunch(launch, { version, executable, verbose, grep });
      for (const test of tests) total[/** @type {keyof Tally} */ (test.state)]++;
    }
  };
  await Promise.all(versions.map(runVersion));
  return total;
}

/**
 * @param {Launch} launch
 * @param {{ version: VscodeVersion, executable: string, verbose: boolean, grep: string | undefined }} how
 * @returns {Promise<TestResult[]>}
 */
async function runLaunch({ suites, options }, { version, executable, verbose, grep }) {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'handoff-host-'));
  const workspace = makeWorkspace(dir, options);
  const planned = suites.map(({ name, bundle }) => {
    const results = path.join(RUNS, 'host/results', `${name}-${version}.json`);
    fs.rmSync(results, { force: true });
    return { name, bundle, results };
  });
  const entry = path.join(dir, 'entry.cjs');
  const request = JSON.stringify({ suites: planned, ...(grep && { grep }) });
  fs.writeFileSync(
    entry,
    `exports.run = () => require(${JSON.stringify(path.join(RUNS, 'host/run.cjs'))}).runSuites(${request});\n`,
  );
  writeSettings(dir, options.settings);
  const { output } = await launchVscode(executable, {
    entry,
    workspace,
    dir,
    untrusted: options.untrusted ?? false,
    env: { HANDOFF_VSCODE: version, HANDOFF_TIMEOUT: String(300_000 * suites.length) },
  });
  const tests = planned.flatMap(({ name, results }) => {
    const { tests, milliseconds } = readResults(name, results, output);
    print(`${name} in the ${version} VS Code`, tests, milliseconds);
    return tests;
  });
  if (tests.length === 0) tests.push(failure('no test ran', output));
  if (verbose || tests.some(test => test.state === 'failed')) console.log(relevant(output, verbose));
  fs.rmSync(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  return tests;
}

/**
 * What a suite has reported; without a report, that it has none.
 * @param {string} name @param {string} results @param {string} output
 * @returns {{ tests: TestResult[], milliseconds: number }}
 */
const readResults = (name, results, output) =>
  fs.existsSync(results)
    ? JSON.parse(fs.readFileSync(results, 'utf8'))
    : { tests: [failure(`${name}: the suite ends and reports`, output)], milliseconds: 0 };

/** @param {string} title @param {string} output @returns {TestResult} */
const failure = (title, output) => ({
  title,
  state: 'failed',
  milliseconds: 0,
  error: output.slice(-4000),
});

/** @param {string} name @param {TestResult[]} tests @param {number} milliseconds */
function print(name, tests, milliseconds) {
  const marks = { passed: '  ✓', failed: '  ✗ FAILED', skipped: '  - SKIPPED' };
  console.log(`  ${name} (${(milliseconds / 1000).toFixed(1)} s)`);
  for (const { title, state, error, milliseconds: took } of tests) {
    console.log(`  ${marks[state]} ${title} (${Math.round(took)} ms)`);
    if (error) console.log(error.replace(/^/gm, '      '));
  }
}

/** The console's last lines; all with --verbose. @param {string} output @param {boolean} verbose */
const relevant = (output, verbose) =>
  (verbose
    ? output
    : output
        .split('\n')
        .filter(line => !/^(%c)?\s*(INFO|TRACE)/.test(line))
        .slice(-25)
        .join('\n')
  ).replace(/^/gm, '      | ');
