import { refuseBeside } from '../patterns/coordinator.js';
import type { ContractRule } from './rule.js';

export const starShape: ContractRule = {
  id: 'star-shape',
  severity: 'error',
  *check({ graph, pattern }) {
    if (!pattern.coordinator) return;
    for (const [id, { from, to }] of graph.handoffs) {
      const refusal = from === to ? undefined : refuseBeside(graph, from, to, pattern.coordinator);
      if (refusal?.rule !== 'star-shape') continue;
      yield {
        message: `“${id}” goes round the ${pattern.coordinator}. ${refusal.reason}`,
        path: ['handoffs', id],
        at: 'key',
        fixes: [
          { title: `Remove “${id}”`, intents: [{ type: 'remove', targets: [{ kind: 'handoff', id }] }] },
        ],
      };
    }
  },
};
