import { reachableFrom, type WorkflowGraph } from '../graph.js';
import type { Pattern } from '../patterns/pattern.js';
import type { ContractRule } from './rule.js';

export const unreachableAgent: ContractRule = {
  id: 'unreachable-agent',
  severity: 'warning',
  *check({ graph, pattern }) {
    // A pipeline’s stray steps and workers without work are reported by the rules of those patterns.
    if (pattern.id === 'sequential-pipeline' || graph.agents.size < 2) return;
    const reached = reachableFrom(graph, startsOf(graph, pattern));
    for (const [id, { role }] of graph.agents) {
      if (role === 'worker' || role === pattern.coordinator) continue;
      const isAlone = graph.incoming.get(id)?.length === 0 && graph.outgoing.get(id)?.length === 0;
      if (reached.has(id) && !isAlone) continue;
      yield {
        message: `No run ever comes to ${id}: add a handoff to it, or remove it.`,
        path: ['agents', id],
        at: 'key',
        fixes: [{ title: `Remove ${id}`, intents: [{ type: 'remove', targets: [{ kind: 'agent', id }] }] }],
      };
    }
  },
};

/** Where runs begin: at the coordinator; without one, at agents to whom nobody hands over, or at the first. */
export function startsOf(graph: WorkflowGraph, pattern: Pattern): string[] {
  const ids = [...graph.agents.keys()];
  if (pattern.coordinator) return ids.filter(id => graph.agents.get(id)?.role === pattern.coordinator);
  const heads = ids.filter(
    id => graph.incoming.get(id)?.length === 0 && graph.outgoing.get(id)?.length !== 0,
  );
  return heads.length > 0 ? heads : ids.slice(0, 1);
}
