import { getOwn } from '../../schema/json.js';
import { durationMs, durationOf } from '../manifest/duration.js';
import { retryTimeMs } from '../retry-time.js';
import type { ContractRule } from './rule.js';

export const contextTtl: ContractRule = {
  id: 'context-ttl',
  severity: 'warning',
  *check({ manifest }) {
    for (const [id, { context, retry, deadLetter }] of Object.entries(manifest.handoffs)) {
      const reference = context?.reference;
      if (!reference) continue;
      const store = getOwn(manifest.stores ?? {}, reference.store);
      const ttl = durationMs(reference.ttl ?? store?.ttl);
      if (ttl === undefined) continue;
      const queue =
        deadLetter === undefined ? undefined : getOwn(manifest.deadLetterQueues ?? {}, deadLetter);
      const waits = durationMs(queue?.retention) ?? 0;
      const needed = retryTimeMs(retry) + waits;
      if (ttl >= needed) continue;
      const path = ['handoffs', id, 'context', 'reference', 'ttl'];
      yield {
        message: `The context of “${id}” is gone after ${reference.ttl ?? store?.ttl}, but a dead letter may be redriven after ${durationOf(needed)} (retries and the queue’s retention): keep it at least as long.`,
        path,
        related:
          waits > 0 && deadLetter !== undefined
            ? [{ message: 'The retention is here.', path: ['deadLetterQueues', deadLetter] }]
            : [],
        fixes: [
          {
            title: `Keep it for ${durationOf(needed)}`,
            preferred: true,
            intents: [{ type: 'set', path, value: durationOf(needed) }],
          },
        ],
      };
    }
  },
};
