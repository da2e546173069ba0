import type { DriftRule } from '../rule.js';
import { listNames } from './output-problems.js';

/** Hand-written files in the folder of generated ones; harmless to us, confusing to readers. */
export const outputForeign: DriftRule = {
  id: 'output-foreign',
  severity: 'warning',
  check({ outputs, subject }) {
    const found = outputs.filter(output => output.state === 'foreign');
    const [first] = found;
    if (!first) return [];
    const where = subject.manifest.generate?.outDir;
    const what =
      found.length === 1
        ? `${first.path} is not generated, yet it stands`
        : `${found.length} files are not generated (${listNames(found)}), yet they stand`;
    return [
      {
        code: outputForeign.id,
        severity: outputForeign.severity,
        message: `${what} among the generated files of ${where}. Keep hand-written code in another folder.`,
        path: ['generate', 'outDir'],
      },
    ];
  },
};
