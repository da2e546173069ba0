import fs from 'node:fs';
import path from 'node:path';
import { inRepo, RUNS } from './lib/paths.mjs';
import { Complaint } from './lib/run.mjs';
import { packageExtension } from './package.mjs';

/**
 * Packages the extension and runs the journeys test/e2e/*.e2e.ts with mocha, one after the other.
 * @param {{ filter?: string, grep?: string | undefined }} [wish]
 * @returns {Promise<import('./test.mjs').Tally>}
 */
export async function testE2e({ filter = '', grep } = {}) {
  const folder = inRepo('test/e2e');
  const names = fs
    .readdirSync(folder)
    .filter(name => name.endsWith('.e2e.ts') && name.includes(filter))
    .sort();
  if (names.length === 0) throw new Complaint(`no journey of test/e2e matches “${filter}”`);
  await packageExtension();
  const out = path.join(RUNS, 'e2e/bundles');
  const { build } = await import('esbuild');
  await build({
    entryPoints: names.map(name => path.join(folder, name)),
    outdir: out,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    // Not bundled: it finds the repository by its own place.
    plugins: [scriptsStayOutside],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  /** @type {Required<import('./test.mjs').Tally>} */
  const total = { passed: 0, skipped: 0, failures: [], retried: [] };
  for (const name of names) {
    const bundle = path.join(out, name.replace(/\.ts$/, '.mjs'));
    const first = await runJourney(bundle, grep);
    const again = first.failures.length > 0 ? await runAgain(bundle, grep) : first;
    if (again.failures.length === 0) total.retried.push(...first.failures.map(({ title }) => title));
    total.passed += again.passed;
    total.skipped += again.skipped;
    total.failures.push(...again.failures);
  }
  return total;
}

/**
 * A journey's steps build on each other, so one that failed runs once more from its start; that it passed only then is said
 * at the end of the run.
 * @param {string} bundle @param {string | undefined} grep
 */
async function runAgain(bundle, grep) {
  console.log(`${path.basename(bundle, '.mjs')} has failures: once more, from its start`);
  const copy = bundle.replace('.e2e.', '.again.'); // Under its own name it is already loaded.
  fs.copyFileSync(bundle, copy);
  return runJourney(copy, grep);
}

/** @param {string} bundle @param {string | undefined} grep @returns {Promise<import('./test.mjs').Tally>} */
async function runJourney(bundle, grep) {
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 120_000, // A workbench starts in 6 s alone, in a minute on a busy machine.
    reporter: 'spec',
    color: process.stdout.isTTY,
    ...(grep ? { fgrep: grep } : {}),
  });
  mocha.addFile(bundle);
  mocha.rootHooks({ afterEach: pictureFailure });
  await mocha.loadFilesAsync();
  /** @type {import('./test.mjs').Tally} */
  const tally = { passed: 0, skipped: 0, failures: [] };
  await new Promise(resolve => {
    const runner = mocha.run(resolve);
    runner.on('pass', () => tally.passed++);
    runner.on('fail', (test, error) =>
      tally.failures.push({ title: test.fullTitle(), error: error.stack ?? String(error) }),
    );
    runner.on('pending', () => tally.skipped++);
  });
  return tally;
}

/** A picture of each open window when a test has failed. @this {Mocha.Context} */
async function pictureFailure() {
  const { currentTest } = this;
  if (currentTest?.state !== 'failed') return;
  const name = `failed-${currentTest
    .fullTitle()
    .replace(/[^A-Za-z0-9]+/g, '-')
    .slice(0, 80)}`;
  for (const scene of /** @type {any} */ (globalThis).openScenes ?? [])
    await scene.shot(name).catch(() => {});
  console.log(`      picture: .cache/e2e/${name}.png`);
}

/** @type {import('esbuild').Plugin} */
const scriptsStayOutside = {
  name: 'scripts-stay-outside',
  setup(build) {
    build.onResolve({ filter: /^\.\.?\/.*\.mjs$/ }, ({ path: request, resolveDir }) => ({
      path: path.resolve(resolveDir, request),
      external: true,
    }));
  },
};
