import type { DriftRule } from '../rule.js';
import { overwrite, reportOutputs, showDifference } from './output-problems.js';

/** Somebody else's file stands where a generated file belongs. */
export const outputClash: DriftRule = {
  id: 'output-clash',
  severity: 'error',
  check: context =>
    reportOutputs(outputClash, context, ['clash'], {
      one: ({ path }) =>
        `${path} should be generated, but a file that was not generated stands there. Move it away, choose another outDir, or overwrite it.`,
      many: (count, names) =>
        `${count} files that were not generated stand where generated files belong (${names}). Move them away, choose another outDir, or overwrite them.`,
      fixesOf: files => [...showDifference(files), ...overwrite(files)],
    }),
};
