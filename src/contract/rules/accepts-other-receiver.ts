import { getOwn } from '../../schema/json.js';
import type { ContractRule } from './rule.js';

export const acceptsOtherReceiver: ContractRule = {
  id: 'accepts-other-receiver',
  severity: 'warning',
  *check({ manifest, graph }) {
    for (const [agent, { accepts }] of graph.agents)
      for (const id of Object.keys(accepts ?? {})) {
        const to = getOwn(manifest.handoffs, id)?.to;
        // A receiver that does not exist is reported where it is named.
        if (to === undefined || to === agent || !graph.agents.has(to)) continue;
        const path = ['agents', agent, 'accepts', id];
        yield {
          message: `${agent} accepts “${id}”, but that handoff goes to ${to}: remove the range here.`,
          path,
          at: 'key',
          fixes: [{ title: 'Remove the range', preferred: true, intents: [{ type: 'unset', path }] }],
        };
      }
  },
};
