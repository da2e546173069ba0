import { connectIntents } from '../start/handoff.js';
import type { ContractRule } from './rule.js';

export const deadEnd: ContractRule = {
  id: 'dead-end',
  severity: 'warning',
  *check({ manifest, graph, pattern }) {
    const { coordinator } = pattern;
    const head = [...graph.agents].find(([, { role }]) => role === coordinator)?.[0];
    if (!coordinator || head === undefined) return;
    for (const [id, { role }] of graph.agents) {
      // Workers have a stricter rule of their own.
      if (role === 'worker' || role === coordinator) continue;
      if (graph.incoming.get(id)?.length === 0 || graph.outgoing.get(id)?.length !== 0) continue;
      yield {
        message: `What is handed to ${id} never comes back to ${head}: add a handoff back, so that the run can end.`,
        path: ['agents', id],
        at: 'key',
        fixes: [{ title: 'Add the return handoff', intents: connectIntents(manifest, id, head) }],
      };
    }
  },
};
