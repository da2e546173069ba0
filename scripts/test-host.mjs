import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findDesktopVscode } from './lib/desktop.mjs';
import { bundleSuites } from './lib/host-suites.mjs';
import { inRepo, ROOT, RUNS } from './lib/paths.mjs';
import { run, runNode } from './lib/run.mjs';
import { VERSIONS, vscodeRelease } from './lib/vscode-install.mjs';
import { writeSettings } from './lib/vscode-server.mjs';

/**
 * @typedef {import('./lib/vscode-install.mjs').VscodeVersion} VscodeVersion
 * @typedef {import('./test.mjs').Tally} Tally
 *
 * @typedef {object} TestResult what one test came to, as the runner inside reports it
 * @property {string} title
 * @property {'passed' | 'failed' | 'skipped'} state
 * @property {number} milliseconds
 * @property {string} [error]
 *
 * @typedef {import('./lib/host-suites.mjs').SuiteOptions} SuiteOptions
 * @typedef {import('./lib/host-suites.mjs').Launch} Launch
 */

const STAND_IN = inRepo('scripts/vscode/code.mjs');

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
  /** @type {Required<Tally>} */
  const total = { passed: 0, skipped: 0, failures: [], retried: [] };
  const runVersion = async (/** @type {VscodeVersion} */ version) => {
    const executable = executableFor(version);
    const name = executable === STAND_IN ? `${vscodeRelease(version)} (embedded server)` : executable;
    console.log(`in VS Code ${name}`);
    for (const launch of launches) {
      const how = { version, executable, verbose, grep };
      for (const { name, tests } of await runLaunch(launch, how)) {
        const suite = launch.suites.find(suite => suite.name === name);
        const again =
          suite && tests.some(isFailed) ? await runAgain({ ...launch, suites: [suite] }, how) : [];
        if (again.length > 0 && !again.some(isFailed))
          for (const test of tests.filter(isFailed))
            total.retried.push(`${where(name, version)}: ${test.title}`);
        count(again.length > 0 ? again : tests, where(name, version), total);
      }
    }
  };
  await Promise.all(versions.map(runVersion));
  return total;
}

/**
 * A suite that failed runs once more, in a VS Code of its own: a window that never got its focus, or a watcher of VS Code's
 * that saw nothing, is told from a fault of ours. That it passed only then is said at the end of the run.
 * @param {Launch} launch @param {How} how
 */
async function runAgain(launch, how) {
  console.log(
    `  ${launch.suites[0]?.name} in the ${how.version} VS Code has failures: once more, in a fresh one`,
  );
  return (await runLaunch(launch, how)).flatMap(result => result.tests);
}

/** @param {TestResult} test */
const isFailed = test => test.state === 'failed';

/** @param {string} name @param {VscodeVersion} version */
const where = (name, version) => `${name} in the ${version} VS Code`;

/** @param {TestResult[]} tests @param {string} suite @param {Tally} total */
function count(tests, suite, total) {
  for (const { state, title, error = '' } of tests)
    if (state === 'failed') total.failures.push({ title: `${suite}: ${title}`, error });
    else total[state]++;
}

/**
 * @typedef {{ version: VscodeVersion, executable: string, verbose: boolean, grep: string | undefined }} How
 * @param {Launch} launch @param {How} how
 * @returns {Promise<{ name: string, tests: TestResult[] }[]>} by suite
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
  const reports = planned.map(({ name, results }) => {
    const { tests, milliseconds } = readResults(name, results, output);
    print(where(name, version), tests, milliseconds);
    return { name, tests };
  });
  if (reports.every(({ tests }) => tests.length === 0))
    reports[0]?.tests.push(failure('no test ran', output));
  if (verbose || reports.some(({ tests }) => tests.some(isFailed))) console.log(relevant(output, verbose));
  fs.rmSync(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  return reports;
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
