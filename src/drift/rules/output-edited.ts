import type { DriftRule } from '../rule.js';
import { overwrite, reportOutputs, showDifference } from './output-problems.js';

/** A generated file was changed by hand; generating leaves it alone until somebody decides. */
export const outputEdited: DriftRule = {
  id: 'output-edited',
  severity: 'error',
  check: context =>
    reportOutputs(outputEdited, context, ['edited'], {
      one: ({ path }) =>
        `${path} was edited by hand after it was generated, so it is not regenerated. Move the change elsewhere, then overwrite the file.`,
      many: (count, names) =>
        `${count} generated files were edited by hand (${names}), so they are not regenerated. Move the changes elsewhere, then overwrite the files.`,
      fixesOf: files => [...showDifference(files), ...overwrite(files)],
    }),
};
