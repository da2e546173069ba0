import type { ContractRule } from './rule.js';

export const deadLetterWithoutRetry: ContractRule = {
  id: 'dead-letter-without-retry',
  severity: 'warning',
  *checkHandoff(id, { retry, deadLetter }) {
    if (retry || deadLetter === undefined) return;
    yield {
      message: `“${id}” has no retry budget, so the first hiccup already needs a human at “${deadLetter}”: add “retry”.`,
      path: ['handoffs', id, 'deadLetter'],
      fixes: [
        {
          title: 'Retry three times with backoff',
          preferred: true,
          intents: [
            {
              type: 'set',
              path: ['handoffs', id, 'retry'],
              value: { maxAttempts: 3, initial: 'PT1S', backoff: 2, max: 'PT30S', jitter: true },
            },
          ],
        },
      ],
    };
  },
};
