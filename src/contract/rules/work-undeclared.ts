import { completeFix } from '../start/complete-contract.js';
import type { ContractRule } from './rule.js';

export const workUndeclared: ContractRule = {
  id: 'work-undeclared',
  severity: 'warning',
  *checkHandoff(id, handoff, sender) {
    const { from, to, work } = handoff;
    if (work?.completed && work.remaining) return;
    const lacking = work?.completed
      ? 'remains'
      : work?.remaining
        ? 'is completed'
        : 'is completed and what remains';
    const path = ['handoffs', id, 'work'];
    yield {
      message: `“${id}” does not say which work ${lacking}, so ${to} cannot know where to start: declare “work.completed” and “work.remaining”.`,
      path,
      at: 'key',
      fixes: [
        {
          title: 'Declare the work of both agents',
          intents: [
            {
              type: 'set',
              path,
              value: { ...work, completed: work?.completed ?? [from], remaining: work?.remaining ?? [to] },
            },
          ],
        },
        ...completeFix(id, handoff, sender),
      ],
    };
  },
};
