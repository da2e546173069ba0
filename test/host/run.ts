import fs from 'node:fs';
import path from 'node:path';
import type { MochaOptions, ReporterConstructor, Test } from 'mocha';
import type { TestResult } from '../../scripts/test-host.mjs';

/** One suite file, run in its own extension host. */
export interface HostRun {
  /** The bundled suite. */
  readonly suite: string;
  /** Where the results go, as JSON. */
  readonly results: string;
  /** Only tests whose full title contains this. */
  readonly grep?: string;
}

/** Runs one bundled suite with mocha; rejects when a test failed, so that VS Code exits with an error. */
export async function runSuite({ suite, results, grep }: HostRun): Promise<void> {
  const { default: Mocha } = await import('mocha');
  const options: MochaOptions = { ui: 'bdd', timeout: 30_000, color: false, reporter: silent };
  const mocha = new Mocha(grep === undefined ? options : { ...options, fgrep: grep });
  mocha.addFile(suite);
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
  fs.writeFileSync(results, JSON.stringify(tests));
  if (failures > 0) throw new Error(`${failures} test(s) failed`);
}

/** The runner outside prints the results. */
const silent = class {} as unknown as ReporterConstructor;
