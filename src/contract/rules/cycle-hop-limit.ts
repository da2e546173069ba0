import { findCycle } from '../graph-order.js';
import type { ContractRule } from './rule.js';

export const cycleHopLimit: ContractRule = {
  id: 'cycle-hop-limit',
  severity: 'error',
  *check({ manifest, graph, pattern }) {
    if (pattern.id !== 'peer-to-peer' || manifest.hopLimit !== undefined) return;
    const cycle = findCycle(graph);
    const closing = cycle?.at(-1);
    if (!cycle || closing === undefined) return;
    const agents = cycle.map(id => graph.handoffs.get(id)?.from);
    const limit = Math.max(6, graph.agents.size * 4);
    yield {
      message: `${[...agents, agents[0]].join(' → ')} can go round for ever: set “hopLimit” to the most handoffs that one run may make.`,
      path: ['handoffs', closing],
      at: 'key',
      fixes: [
        {
          title: `Limit runs to ${limit} handoffs`,
          preferred: true,
          intents: [{ type: 'set', path: ['hopLimit'], value: limit }],
        },
      ],
    };
  },
};
