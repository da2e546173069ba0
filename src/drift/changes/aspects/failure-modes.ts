import { type Aspect, compareLists, quote } from '../aspect.js';

/** Which errors are retried, and which go to a human. */
export const failureModes: Aspect = {
  id: 'failure-modes',
  valueOf: ({ failureModes }) => [
    [...(failureModes?.retryable ?? [])].sort(),
    [...(failureModes?.escalate ?? [])].sort(),
  ],
  compare: ({ was, is, path }) =>
    (['retryable', 'escalate'] as const).flatMap(key => {
      const { added, removed } = compareLists(was.failureModes?.[key], is.failureModes?.[key]);
      const what = key === 'retryable' ? 'retried' : 'escalated to a human';
      const at = [...path, 'failureModes', key];
      return [
        ...(added.length === 0
          ? []
          : [{ message: `${quote(added)} is now ${what}.`, bump: 'minor' as const, breaks: [], path: at }]),
        ...(removed.length === 0
          ? []
          : [
              {
                message: `${quote(removed)} is no longer ${what}: agents that count on it must be changed.`,
                bump: 'major' as const,
                breaks: ['receivers' as const],
                path: at,
              },
            ]),
      ];
    }),
};
