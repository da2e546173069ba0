import type { DriftRule } from '../rule.js';
import { regenerate, reportOutputs } from './output-problems.js';

/** A file that the contract generates is not on disk. */
export const outputMissing: DriftRule = {
  id: 'output-missing',
  severity: 'error',
  check(context) {
    const never = context.outputs.every(
      output => output.expected === undefined || output.state === 'missing',
    );
    const where = context.subject.manifest.generate?.outDir;
    return reportOutputs(outputMissing, context, ['missing'], {
      one: ({ path }) => `The generated file ${path} is missing. Generate it.`,
      many: (count, names) =>
        never
          ? `Nothing has been generated in ${where} yet: ${count} files are missing. Generate them.`
          : `${count} generated files are missing (${names}). Generate them.`,
      fixesOf: files => [regenerate(files)],
    });
  },
};
