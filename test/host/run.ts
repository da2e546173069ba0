import fs from 'node:fs';
import path from 'node:path';
import type { MochaOptions, ReporterConstructor, Test } from 'mocha';
import type { TestResult } from '../../scripts/test-host.mjs';
import { closeAll, workspaceFolder } from './support.js';

/** Suites that are run one after the other in one extension host. */
export interface HostRun {
  readonly suites: readonly HostSuite[];
  /** Only tests whose full title contains this. */
  readonly grep?: string;
}

/** One suite. */
export interface HostSuite {
  /** The bundled suite. */
  readonly bundle: string;
  /** Where the results go, as JSON. */
  readonly results: string;
}

/** Runs bundled suites with mocha; rejects when a test failed, so that VS Code exits with an error. */
export async function runSuites({ suites, grep }: HostRun): Promise<void> {
  let failures = 0;
  for (const [index, suite] of suites.entries()) {
    if (index > 0) await emptyWorkspace();
    failures += await runSuite(suite, grep);
  }
  if (failures > 0) throw new Error(`${failures} test(s) failed`);
}

async function runSuite({ bundle, results }: HostSuite, grep: string | undefined): Promise<number> {
  const { default: Mocha } = await import('mocha');
  const options: MochaOptions = { ui: 'bdd', timeout: 30_000, color: false, reporter: silent };
  const mocha = new Mocha(grep === undefined ? options : { ...options, fgrep: grep });
  mocha.addFile(bundle);
  const start = performance.now();
  const tests: TestResult[] = [];
  const failures = await new Promise<number>(resolve => {
    const runner = mocha.run(resolve);
    const note = (test: Test, state: TestResult['state'], error?: Error) => {
      const result = { title: test.fullTitle(), state, milliseconds: test.duration ?? 0 };
      tests.push(error ? { ...result, error: error.stack ?? String(error) } : result);
    };
    runner.on('pass', test => note(test, 'passed'));
    runner.on('pending', test => note(test, 'skipped'));
    // A failing hook arrives here too: its title says so.
    runner.on('fail', (test, error) => note(test, 'failed', error));
  });
  fs.mkdirSync(path.dirname(results), { recursive: true });
  fs.writeFileSync(results, JSON.stringify({ tests, milliseconds: performance.now() - start }));
  return failures;
}

/** What one suite has left in the workspace is not there for the next. */
async function emptyWorkspace(): Promise<void> {
  await closeAll();
  const folder = workspaceFolder().fsPath;
  for (const name of fs.readdirSync(folder))
    if (name !== 'README.md')
      fs.rmSync(path.join(folder, name), { recursive: true, maxRetries: 5, retryDelay: 100 });
}

/** The runner outside prints the results. */
const silent = class {} as unknown as ReporterConstructor;
