import { durationMs } from '../manifest/duration.js';
import type { ContractRule } from './rule.js';

export const retrySchedule: ContractRule = {
  id: 'retry-schedule',
  severity: 'warning',
  *checkHandoff(id, { retry }) {
    if (!retry) return;
    const path = ['handoffs', id, 'retry'];
    const initial = durationMs(retry.initial);
    const longest = durationMs(retry.max);
    if (initial !== undefined && longest !== undefined && initial > longest)
      yield {
        message: `The first wait of “${id}” (${retry.initial}) is longer than the longest (${retry.max}): raise “max” or lower “initial”.`,
        path: [...path, 'max'],
        fixes: [
          {
            title: `Wait ${retry.initial} at most`,
            intents: [{ type: 'set', path: [...path, 'max'], value: retry.initial as string }],
          },
        ],
      };
    if (retry.maxAttempts > 1 && (initial ?? 0) === 0)
      yield {
        message: `“${id}” tries again at once, which makes a brittle receiver worse: set “initial” to the wait before the second attempt.`,
        path,
        at: 'key',
        fixes: [
          {
            title: 'Wait one second first',
            intents: [{ type: 'set', path: [...path, 'initial'], value: 'PT1S' }],
          },
        ],
      };
  },
};
