import fs from 'node:fs';
import path from 'node:path';
import { ROOT, RUNS } from './lib/paths.mjs';
import { Complaint, runTool } from './lib/run.mjs';

/**
 * Runs the vitest tests; what it prints is passed on, the numbers come from its JSON report.
 * @param {{ filter?: string, grep?: string | undefined }} wish
 * @returns {Promise<import('./test.mjs').Tally>}
 */
export async function testUnit({ filter = '', grep }) {
  const report = path.join(RUNS, 'unit.json');
  fs.rmSync(report, { force: true });
  const args = [
    'run',
    ...(filter ? [filter] : []),
    ...(grep ? ['-t', grep] : []),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const { code } = await runTool('vitest/vitest.mjs', args, { allowFailure: true });
  if (!fs.existsSync(report)) throw new Complaint(`vitest ended with ${code} and without a report`);
  const result = JSON.parse(fs.readFileSync(report, 'utf8'));
  const failures = result.testResults.flatMap(failuresOf);
  // Errors outside of tests (unhandled rejections) fail the run without failing a test.
  if (failures.length === 0 && code !== 0)
    failures.push({
      title: 'vitest',
      error: `exit code ${code} though each test passed; its reason is above`,
    });
  return {
    passed: result.numPassedTests,
    skipped: result.numPendingTests + result.numTodoTests,
    failures,
  };
}

/** What failed in a file; a file that could not be loaded fails as one. @param {any} file */
function failuresOf({ name, status, message, assertionResults }) {
  const where = path.relative(ROOT, name);
  if (status === 'failed' && assertionResults.length === 0) return [{ title: where, error: message }];
  return assertionResults
    .filter((/** @type {any} */ test) => test.status === 'failed')
    .map((/** @type {any} */ test) => ({
      title: `${where} > ${test.fullName}`,
      error: test.failureMessages.join('\n'),
    }));
}
