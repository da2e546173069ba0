import { type ContextStore, sealAlertRaised } from '../handoffs/index.js';
import type { Service } from '../service.js';

/** Raises the alert; the logs stay in the store. */
export const raiseAlert = (service: Service, traceId: string, store: ContextStore) =>
  sealAlertRaised(
    {
      traceId,
      step: '1',
      data: { incident: 'INC-77', service: 'checkout', errorRate: 0.31 },
      context: { logs: service.logs },
      provenance: {
        model: 'watcher-small-2026-05',
        promptVersion: '1.0.0',
        toolCalls: [{ name: 'metrics.query', arguments: { service: 'checkout' }, status: 'ok' }],
      },
    },
    { store },
  );
