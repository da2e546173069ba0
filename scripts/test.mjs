// Sets up, builds and runs everything: `npm test`. Parts: `npm test -- unit|host|e2e [filter]`. See test/README.md.
import { performance } from 'node:perf_hooks';
import { readArgs } from './lib/args.mjs';
import { Complaint, runMain, runNode, runTool, since } from './lib/run.mjs';
import { VERSIONS } from './lib/vscode-install.mjs';
import { setUp } from './setup.mjs';

const USAGE = `usage: npm test -- [lint|types|unit|host|e2e] [filter] [--vscode=current|oldest] [--grep TITLE] [--no-build] [--verbose]
Without a stage: all of them. The filter is part of a test file's path.`;

/**
 * @typedef {{ title: string, error: string }} Failure a test that failed, for the summary
 * @typedef {{ passed: number, skipped: number, failures: Failure[], retried?: string[] }} Tally retried: what passed only when it ran again
 * @typedef {{ filter: string, versions: import('./lib/vscode-install.mjs').VscodeVersion[], verbose: boolean, grep: string | undefined }} Wish
 * @typedef {(wish: Wish) => Promise<Tally>} Stage
 */

/**
 * A tool that passes or fails as a whole counts as one test.
 * @param {string} title @param {Promise<{ code: number }>} running @returns {Promise<Tally>}
 */
async function asOneTest(title, running) {
  const { code } = await running;
  const failures = code === 0 ? [] : [{ title, error: `exit code ${code}; what it found is above` }];
  return { passed: code === 0 ? 1 : 0, skipped: 0, failures };
}

/** @type {Record<string, Stage>} */
const STAGES = {
  lint: () =>
    asOneTest(
      'lint',
      runTool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.'], { allowFailure: true }),
    ),
  types: () => asOneTest('types', runTool('typescript7/bin/tsc', ['-b'], { allowFailure: true })),
  unit: async wish => (await import('./test-unit.mjs')).testUnit(wish),
  host: async wish => (await import('./test-host.mjs')).testHost(wish),
  e2e: async wish => (await import('./test-e2e.mjs')).testE2e(wish),
};

const NEEDS_VSCODE = ['host', 'e2e'];

await runMain(async () => {
  const start = performance.now();
  const { values, positionals } = readArgs(USAGE, {
    vscode: { type: 'string' },
    grep: { type: 'string' },
    verbose: { type: 'boolean' },
    build: { type: 'boolean', default: true },
    'no-build': { type: 'boolean' },
  });
  const [stage, filter = ''] = positionals;
  if (stage && !STAGES[stage]) throw new Complaint(`no such stage: ${stage}\n\n${USAGE}`);
  if (values.vscode && !VERSIONS.includes(values.vscode))
    throw new Complaint(`no such VS Code: ${values.vscode}\n\n${USAGE}`);
  const stages = stage ? [stage] : Object.keys(STAGES);
  /** @type {Wish} */
  const wish = {
    filter,
    versions: values.vscode ? [values.vscode] : VERSIONS,
    verbose: Boolean(values.verbose),
    grep: values.grep,
  };
  /** @type {string[]} */
  const took = [];
  /** @type {Required<Tally>} */
  const total = { passed: 0, skipped: 0, failures: [], retried: [] };
  const timed = async (/** @type {string} */ name, /** @type {() => Promise<Tally | void>} */ work) => {
    console.log(`\n== ${name}`);
    const begun = performance.now();
    const tally = await work();
    took.push(`${name} ${since(begun)}`);
    if (!tally) return;
    total.passed += tally.passed;
    total.skipped += tally.skipped;
    total.failures.push(...tally.failures);
    total.retried.push(...(tally.retried ?? []));
  };

  const inVscode = stages.some(name => NEEDS_VSCODE.includes(name));
  await timed('set-up', () => setUp(inVscode ? { vscode: wish.versions } : { vscode: [], browser: false }));
  if (!values['no-build'] && (inVscode || !stage))
    await timed('build', async () => void (await runNode(['esbuild.mjs', '--strict'])));
  for (const name of stages) await timed(name, () => STAGES[name]?.(wish) ?? Promise.resolve());
  console.log(`\n${took.join(', ')}; ${since(start)} in all`);
  summarize(total);
  return total.failures.length === 0 && total.passed > 0 ? 0 : 1;
});

/** What failed is said once more at the end: a log of thousands of lines is read from there. @param {Required<Tally>} total */
function summarize({ passed, skipped, failures, retried }) {
  for (const title of retried) console.log(`\nPASSED ONLY WHEN RUN AGAIN: ${title}`);
  for (const { title, error } of failures)
    console.log(`\nFAILED: ${title}\n${error.split('\n').slice(0, 12).join('\n').replace(/^/gm, '  ')}`);
  const more = [
    skipped && `${skipped} skipped`,
    retried.length && `${retried.length} of the passed only when run again`,
  ].filter(Boolean);
  console.log(`\n${[`${passed} passed`, `${failures.length} failed`, ...more].join(', ')}`);
}
