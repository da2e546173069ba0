// One run of @vscode/test-electron in a process of its own, whose output is the run's: node run-tests.mjs '{…TestOptions}'.
import { runTests } from '@vscode/test-electron';
import { runMain } from '../lib/run.mjs';

await runMain(() => runTests(JSON.parse(/** @type {string} */ (process.argv[2]))));
