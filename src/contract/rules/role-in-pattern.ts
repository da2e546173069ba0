import type { ContractRule } from './rule.js';

export const roleInPattern: ContractRule = {
  id: 'role-in-pattern',
  severity: 'error',
  *check({ graph, pattern }) {
    for (const [id, { role }] of graph.agents) {
      if (pattern.roles.includes(role)) continue;
      const path = ['agents', id, 'role'];
      yield {
        message: `${id} is a ${role}, a role that the pattern “${pattern.title}” does not have: make it one of ${pattern.roles.join(', ')}.`,
        path,
        fixes: [
          {
            title: `Make it a ${pattern.defaultRole}`,
            intents: [{ type: 'set', path, value: pattern.defaultRole }],
          },
        ],
      };
    }
  },
};
