import fs from 'node:fs';
import path from 'node:path';
import { RUNS } from './lib/paths.mjs';
import { Complaint, runTool } from './lib/run.mjs';

/**
 * Runs the vitest tests; what it prints is passed on, the numbers come from its JSON report.
 * @param {{ filter?: string, grep?: string | undefined }} wish
 * @returns {Promise<{ passed: number, failed: number, skipped: number }>}
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
  const broken = result.testResults.filter(
    (/** @type {any} */ file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  const failed = result.numFailedTests + broken;
  // Errors outside of tests (unhandled rejections) fail the run without failing a test.
  return {
    passed: result.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: result.numPendingTests + result.numTodoTests,
  };
}
