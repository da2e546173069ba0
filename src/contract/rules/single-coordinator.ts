import type { ContractRule } from './rule.js';

export const singleCoordinator: ContractRule = {
  id: 'single-coordinator',
  severity: 'error',
  *check({ graph, pattern }) {
    const role = pattern.coordinator;
    if (!role || graph.agents.size === 0) return;
    const [head, ...others] = [...graph.agents].flatMap(([id, agent]) => (agent.role === role ? [id] : []));
    if (head === undefined) {
      const busiest = [...graph.outgoing].reduce((a, b) => (b[1].length > a[1].length ? b : a))[0];
      yield {
        message: `The pattern “${pattern.title}” needs exactly one ${role}, and there is none: give one agent that role.`,
        path: ['agents'],
        at: 'key',
        fixes: [
          {
            title: `Make ${busiest} the ${role}`,
            intents: [{ type: 'set', path: ['agents', busiest, 'role'], value: role }],
          },
        ],
      };
    }
    for (const id of others)
      yield {
        message: `There can be only one ${role}, and ${head} is one already: make ${id} a ${pattern.defaultRole}.`,
        path: ['agents', id, 'role'],
        related: [{ message: `${head} is here.`, path: ['agents', head as string] }],
        fixes: [
          {
            title: `Make ${id} a ${pattern.defaultRole}`,
            intents: [{ type: 'set', path: ['agents', id, 'role'], value: pattern.defaultRole }],
          },
        ],
      };
  },
};
