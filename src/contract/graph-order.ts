import type { WorkflowGraph } from './graph.js';

/** The handoffs of one cycle, in order; undefined when there is none. Depth first, without recursion. */
export function findCycle(graph: WorkflowGraph): string[] | undefined {
  const state = new Map<string, 'open' | 'done'>();
  for (const start of graph.agents.keys()) {
    if (state.has(start)) continue;
    const stack: { id: string; next: number; by: string }[] = [{ id: start, next: 0, by: '' }];
    state.set(start, 'open');
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const handoff = graph.outgoing.get(top.id)?.[top.next++];
      const to = handoff === undefined ? undefined : graph.handoffs.get(handoff)?.to;
      if (handoff === undefined) {
        state.set(top.id, 'done');
        stack.pop();
      } else if (to !== undefined && state.get(to) === 'open') {
        const from = stack.findIndex(({ id }) => id === to);
        return [...stack.slice(from + 1).map(({ by }) => by), handoff];
      } else if (to !== undefined && !state.has(to)) {
        state.set(to, 'open');
        stack.push({ id: to, next: 0, by: handoff });
      }
    }
  }
  return undefined;
}
