import { completeFix } from '../start/complete-contract.js';
import type { ContractRule } from './rule.js';

/** Errors that nearly every agent meets; a start, to be replaced by its own. */
const usual = { retryable: ['Timeout', 'RateLimited'], escalate: ['PolicyViolation'] };

export const failureModesUndeclared: ContractRule = {
  id: 'failure-modes-undeclared',
  severity: 'warning',
  *checkHandoff(id, handoff, sender) {
    const { failureModes } = handoff;
    const retryable = failureModes?.retryable ?? [];
    const escalate = failureModes?.escalate ?? [];
    if (retryable.length > 0 && escalate.length > 0) return;
    const lacking =
      retryable.length + escalate.length === 0
        ? 'which errors may be retried and which go to a human'
        : retryable.length === 0
          ? 'any error that may be retried'
          : 'any error that goes to a human, so everything is retried for ever';
    const path = ['handoffs', id, 'failureModes'];
    yield {
      message: `“${id}” does not declare ${lacking}: name them in “failureModes”.`,
      path,
      at: 'key',
      fixes: [
        {
          title: 'Declare the usual ones',
          intents: [
            {
              type: 'set',
              path,
              value: {
                ...failureModes,
                retryable:
                  retryable.length > 0 ? retryable : usual.retryable.filter(name => !escalate.includes(name)),
                escalate:
                  escalate.length > 0 ? escalate : usual.escalate.filter(name => !retryable.includes(name)),
              },
            },
          ],
        },
        ...completeFix(id, handoff, sender),
      ],
    };
  },
};
