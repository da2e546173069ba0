import type { DriftRule } from '../rule.js';

/** Two workflows generate into one folder: each would delete what the other wrote. */
export const outputShared: DriftRule = {
  id: 'output-shared',
  severity: 'error',
  check({ subject: { outDir, sharedWith } }) {
    if (sharedWith === undefined) return [];
    return [
      {
        code: outputShared.id,
        severity: outputShared.severity,
        message: `${outDir} holds the generated code of ${sharedWith}, so nothing is generated there. Give each workflow an outDir of its own.`,
        path: ['generate', 'outDir'],
      },
    ];
  },
};
