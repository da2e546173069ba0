import { durableStoreKinds } from '../manifest/state.js';
import type { ContractRule } from './rule.js';

export const eventLog: ContractRule = {
  id: 'event-log',
  severity: 'error',
  *check({ manifest, graph, pattern }) {
    if (pattern.id !== 'stateful-orchestrator' || manifest.eventLog !== undefined) return;
    const durable = [...graph.stores].find(([, { kind }]) => durableStoreKinds.includes(kind))?.[0];
    yield {
      message:
        'A stateful orchestrator needs a durable event log to replay from: name a Postgres, DynamoDB or Redis store as “eventLog”.',
      path: ['pattern'],
      fixes: [
        durable === undefined
          ? {
              title: 'Add a Postgres event log',
              intents: [
                {
                  type: 'set',
                  path: ['stores', graph.stores.has('log') ? 'event-log' : 'log'],
                  value: { kind: 'postgres' },
                },
                { type: 'set', path: ['eventLog'], value: graph.stores.has('log') ? 'event-log' : 'log' },
              ],
            }
          : {
              title: `Keep the event log in “${durable}”`,
              intents: [{ type: 'set', path: ['eventLog'], value: durable }],
            },
      ],
    };
  },
};
