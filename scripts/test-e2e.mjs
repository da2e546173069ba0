import fs from 'node:fs';
import path from 'node:path';
import { inRepo, RUNS } from './lib/paths.mjs';
import { Complaint } from './lib/run.mjs';
import { packageExtension } from './package.mjs';

/**
 * Packages the extension and runs the journeys test/e2e/*.e2e.ts with mocha, one after the other.
 * @param {{ filter?: string, grep?: string | undefined }} [wish]
 * @returns {Promise<{ passed: number, failed: number, skipped: number }>}
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
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 120_000, // A workbench starts in 6 s alone, in a minute on a busy machine.
    reporter: 'spec',
    color: process.stdout.isTTY,
    ...(grep ? { fgrep: grep } : {}),
  });
  for (const name of names) mocha.addFile(path.join(out, name.replace(/\.ts$/, '.mjs')));
  mocha.rootHooks({ afterEach: pictureFailure });
  await mocha.loadFilesAsync();
  const tally = { passed: 0, failed: 0, skipped: 0 };
  await new Promise(resolve => {
    const runner = mocha.run(resolve);
    runner.on('pass', () => tally.passed++);
    runner.on('fail', () => tally.failed++);
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
