import type { DriftRule } from '../rule.js';

/** An agent's source file is not there. */
export const sourceMissing: DriftRule = {
  id: 'source-missing',
  severity: 'error',
  check: ({ subject: { manifest, sources } }) =>
    Object.entries(manifest.agents).flatMap(([id, { source }]) =>
      source === undefined || !sources || sources.get(source) !== undefined
        ? []
        : [
            {
              code: sourceMissing.id,
              severity: sourceMissing.severity,
              message: `“${id}” is said to be in ${source}, but there is no such file in the workspace. Correct the path, or take “source” out.`,
              path: ['agents', id, 'source'],
              fixes: [
                {
                  title: `Remove the source of “${id}”`,
                  intents: [{ type: 'unset' as const, path: ['agents', id, 'source'] }],
                },
              ],
            },
          ],
    ),
};
