import type { ContractRule } from './rule.js';

export const retryWithoutDeadLetter: ContractRule = {
  id: 'retry-without-dead-letter',
  severity: 'warning',
  *check({ manifest, graph }) {
    for (const [id, { retry, deadLetter }] of Object.entries(manifest.handoffs)) {
      if (!retry || deadLetter !== undefined) continue;
      const queue = graph.queues.keys().next().value;
      const path = ['handoffs', id, 'deadLetter'];
      yield {
        message: `What “${id}” cannot deliver within its retry budget is lost: name a dead-letter queue, where a human can review it.`,
        path: ['handoffs', id, 'retry'],
        at: 'key',
        fixes: [
          queue === undefined
            ? {
                title: 'Add the queue “review”',
                intents: [
                  {
                    type: 'add',
                    kind: 'deadLetterQueue',
                    id: 'review',
                    value: { kind: 'sqs', retention: 'P14D' },
                  },
                  { type: 'set', path, value: 'review' },
                ],
              }
            : {
                title: `Use the queue “${queue}”`,
                preferred: true,
                intents: [{ type: 'set', path, value: queue }],
              },
        ],
      };
    }
  },
};
