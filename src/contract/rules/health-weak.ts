import type { ContractRule } from './rule.js';

/** Above these, the article’s metrics mean a brittle receiver or an emitter that drifts. */
const limits = { retryRate: 0.03, schemaViolationRate: 0 } as const;
const usual = { retryRate: 0.02, schemaViolationRate: 0 } as const;
const words = {
  retryRate: 'retries: above 2–3 % the receiver is brittle',
  schemaViolationRate: 'rejected payloads: above 0 the sender drifts',
} as const;

export const healthWeak: ContractRule = {
  id: 'health-weak',
  severity: 'warning',
  *checkHandoff(id, { health }) {
    for (const key of ['retryRate', 'schemaViolationRate'] as const) {
      const rate = health?.[key];
      if (rate === undefined || rate <= limits[key]) continue;
      const path = ['handoffs', id, 'health', key];
      yield {
        message: `“${id}” tolerates ${percent(rate)} of ${words[key]}. Lower the threshold, so that you are told before customers are.`,
        path,
        fixes: [
          {
            title: `Lower it to ${percent(usual[key])}`,
            intents: [{ type: 'set', path, value: usual[key] }],
          },
        ],
      };
    }
  },
};

const percent = (rate: number): string => `${Number((rate * 100).toFixed(2))} %`;
