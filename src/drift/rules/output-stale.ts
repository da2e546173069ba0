import type { DriftRule } from '../rule.js';
import { regenerate, reportOutputs, showDifference } from './output-problems.js';

/** A generated file, untouched since, is older than the contract (or the generator). */
export const outputStale: DriftRule = {
  id: 'output-stale',
  severity: 'error',
  check: context =>
    reportOutputs(outputStale, context, ['stale'], {
      one: ({ path }) => `${path} is stale: the contract has changed since it was generated. Regenerate it.`,
      many: (count, names) =>
        `${count} generated files are stale (${names}): the contract has changed since. Regenerate them.`,
      fixesOf: files => [regenerate(files), ...showDifference(files)],
    }),
};
