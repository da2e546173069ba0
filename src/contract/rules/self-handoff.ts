import type { ContractRule } from './rule.js';

export const selfHandoff: ContractRule = {
  id: 'self-handoff',
  severity: 'error',
  *check({ graph }) {
    for (const [id, handoff] of graph.handoffs)
      if (handoff.from === handoff.to)
        yield {
          message: `“${id}” hands over from ${handoff.from} to itself: give it another receiver, or remove it and let the agent go on by itself.`,
          path: ['handoffs', id, 'to'],
          fixes: [
            {
              title: 'Remove the handoff',
              intents: [{ type: 'remove', targets: [{ kind: 'handoff', id }] }],
            },
          ],
        };
  },
};
