import type { WorkflowGraph } from '../graph.js';
import type { AgentRole } from '../manifest/agent.js';
import type { Refusal } from './pattern.js';

/** Refuses handoffs that do not start or end at the one coordinator; used by both patterns that have one. */
export function refuseBeside(
  graph: WorkflowGraph,
  from: string,
  to: string,
  coordinator: AgentRole,
): Refusal | undefined {
  const ends = [from, to].filter(id => graph.agents.get(id)?.role === coordinator);
  if (ends.length === 1) return undefined;
  if (ends.length === 2)
    return {
      rule: 'single-coordinator',
      reason: `${from} and ${to} are both ${coordinator}s: there is to be only one.`,
    };
  const head = [...graph.agents].find(([, agent]) => agent.role === coordinator)?.[0];
  return {
    rule: 'star-shape',
    reason: `${from} and ${to} do not talk to each other directly: let both hand over to and from ${head ?? `the ${coordinator}`}.`,
  };
}
