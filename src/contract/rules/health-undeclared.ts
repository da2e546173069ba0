import type { ContractRule } from './rule.js';

const usual = { p95LatencyMs: 2000, retryRate: 0.02, schemaViolationRate: 0 } as const;

export const healthUndeclared: ContractRule = {
  id: 'health-undeclared',
  severity: 'info',
  *checkHandoff(id, { health }) {
    const lacking = (Object.keys(usual) as (keyof typeof usual)[]).filter(key => health?.[key] === undefined);
    if (lacking.length === 0) return;
    const path = ['handoffs', id, 'health'];
    yield {
      message: `“${id}” sets no threshold for ${lacking.join(', ')}, so nobody is told when it goes wrong: add “health”.`,
      path,
      at: 'key',
      fixes: [
        {
          title: 'Add the usual thresholds',
          preferred: true,
          intents: lacking.map(key => ({ type: 'set' as const, path: [...path, key], value: usual[key] })),
        },
      ],
    };
  },
};
