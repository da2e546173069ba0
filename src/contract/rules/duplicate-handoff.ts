import { equalJson, type Json } from '../../schema/json.js';
import type { ContractRule } from './rule.js';

export const duplicateHandoff: ContractRule = {
  id: 'duplicate-handoff',
  severity: 'warning',
  *check({ graph }) {
    const first = new Map<string, { id: string; payload: Json }[]>();
    for (const [id, { from, to, payload }] of graph.handoffs) {
      const pair = JSON.stringify([from, to]);
      const seen = first.get(pair) ?? [];
      const same = seen.find(other => equalJson(other.payload, payload));
      if (!same) {
        first.set(pair, [...seen, { id, payload }]);
        continue;
      }
      yield {
        message: `“${id}” and “${same.id}” both hand the same payload from ${from} to ${to}, so a receiver cannot tell which contract applies: keep one of them.`,
        path: ['handoffs', id],
        at: 'key',
        related: [{ message: `“${same.id}” is here.`, path: ['handoffs', same.id] }],
        fixes: [
          { title: `Remove “${id}”`, intents: [{ type: 'remove', targets: [{ kind: 'handoff', id }] }] },
        ],
      };
    }
  },
};
