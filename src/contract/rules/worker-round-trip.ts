import { connectIntents } from '../start/handoff.js';
import type { ContractRule } from './rule.js';

export const workerRoundTrip: ContractRule = {
  id: 'worker-round-trip',
  severity: 'error',
  *check({ manifest, graph, pattern }) {
    const role = pattern.coordinator;
    const head = role && [...graph.agents].find(([, agent]) => agent.role === role)?.[0];
    if (head === undefined) return;
    for (const [id, agent] of graph.agents) {
      if (agent.role !== 'worker') continue;
      const given = (graph.incoming.get(id) ?? []).some(
        handoff => graph.handoffs.get(handoff)?.from === head,
      );
      const returned = (graph.outgoing.get(id) ?? []).some(
        handoff => graph.handoffs.get(handoff)?.to === head,
      );
      if (!given)
        yield {
          message: `${id} gets no work: add a handoff from ${head} to it.`,
          path: ['agents', id],
          at: 'key',
          fixes: [{ title: `Add the handoff from ${head}`, intents: connectIntents(manifest, head, id) }],
        };
      if (!returned)
        yield {
          message: `${id} has no way to return its results: add a handoff back to ${head}.`,
          path: ['agents', id],
          at: 'key',
          fixes: [
            { title: 'Add the return handoff', preferred: true, intents: connectIntents(manifest, id, head) },
          ],
        };
    }
  },
};
