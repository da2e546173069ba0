import type { WorkflowGraph } from '../graph.js';
import type { ContractRule } from './rule.js';
import { startsOf } from './unreachable-agent.js';

export const hopLimitTooLow: ContractRule = {
  id: 'hop-limit-too-low',
  severity: 'error',
  *check({ manifest, graph, pattern }) {
    const limit = manifest.hopLimit;
    if (limit === undefined) return;
    const hops = hopsTo(graph, startsOf(graph, pattern));
    const [farthest, needed] = [...hops].reduce((a, b) => (b[1] > a[1] ? b : a), ['', 0]);
    if (needed <= limit) return;
    yield {
      message: `A run ends after ${limit} ${limit === 1 ? 'handoff' : 'handoffs'}, but ${farthest} is ${needed} handoffs away from where runs begin: no run ever comes to it. Raise “hopLimit”.`,
      path: ['hopLimit'],
      fixes: [
        {
          title: `Limit runs to ${needed * 2} handoffs`,
          intents: [{ type: 'set', path: ['hopLimit'], value: needed * 2 }],
        },
      ],
    };
  },
};

/** The fewest handoffs from where runs begin to each agent that they reach. */
function hopsTo(graph: WorkflowGraph, starts: readonly string[]): Map<string, number> {
  const hops = new Map(starts.map(id => [id, 0]));
  // A map grows while it is walked, nearest agents first.
  for (const [id, count] of hops)
    for (const handoff of graph.outgoing.get(id) ?? []) {
      const to = graph.handoffs.get(handoff)?.to;
      if (to !== undefined && !hops.has(to)) hops.set(to, count + 1);
    }
  return hops;
}
