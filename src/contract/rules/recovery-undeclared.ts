import type { Intent } from '../edit/intent.js';
import type { ContractRule } from './rule.js';

export const recoveryUndeclared: ContractRule = {
  id: 'recovery-undeclared',
  severity: 'info',
  *check({ manifest, graph }) {
    for (const [id, { retry, deadLetter }] of Object.entries(manifest.handoffs)) {
      // One without the other is worse, and has rules of its own.
      if (retry || deadLetter !== undefined) continue;
      const queue = graph.queues.keys().next().value;
      const path = ['handoffs', id];
      const add: Intent[] =
        queue === undefined
          ? [
              {
                type: 'add',
                kind: 'deadLetterQueue',
                id: 'review',
                value: { kind: 'sqs', retention: 'P14D' },
              },
            ]
          : [];
      yield {
        message: `“${id}” has neither a retry budget nor a dead-letter queue, so what fails once is lost: add “retry” and “deadLetter”.`,
        path,
        at: 'key',
        fixes: [
          {
            title: `Retry three times, then use the queue “${queue ?? 'review'}”`,
            intents: [
              ...add,
              {
                type: 'set',
                path: [...path, 'retry'],
                value: { maxAttempts: 3, initial: 'PT1S', backoff: 2, max: 'PT30S', jitter: true },
              },
              { type: 'set', path: [...path, 'deadLetter'], value: queue ?? 'review' },
            ],
          },
        ],
      };
    }
  },
};
