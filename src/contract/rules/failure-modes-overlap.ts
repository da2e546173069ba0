import type { ContractRule } from './rule.js';

export const failureModesOverlap: ContractRule = {
  id: 'failure-modes-overlap',
  severity: 'error',
  *checkHandoff(id, { failureModes }) {
    if (!failureModes) return;
    const { retryable, escalate } = failureModes;
    const both = retryable.filter(name => escalate.includes(name));
    if (both.length === 0) return;
    const path = ['handoffs', id, 'failureModes'];
    const keepIn = (list: 'retryable' | 'escalate') => ({
      type: 'set' as const,
      path: [...path, list],
      value: failureModes[list].filter(name => !both.includes(name)),
    });
    yield {
      message: `${both.join(', ')} cannot be both retried and escalated: name ${both.length === 1 ? 'it' : 'each'} in one of the two lists only.`,
      path,
      at: 'key',
      fixes: [
        { title: 'Escalate, do not retry', intents: [keepIn('retryable')] },
        { title: 'Retry, do not escalate', intents: [keepIn('escalate')] },
      ],
    };
  },
};
