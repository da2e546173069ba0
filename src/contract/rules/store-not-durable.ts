import { getOwn } from '../../schema/json.js';
import { durableStoreKinds } from '../manifest/state.js';
import type { ContractRule } from './rule.js';

const uses = { checkpoints: 'Checkpoints', eventLog: 'The event log' } as const;

export const storeNotDurable: ContractRule = {
  id: 'store-not-durable',
  severity: 'error',
  *check({ manifest }) {
    for (const key of ['checkpoints', 'eventLog'] as const) {
      const id = manifest[key];
      const store = id === undefined ? undefined : getOwn(manifest.stores ?? {}, id);
      if (id === undefined || !store || durableStoreKinds.includes(store.kind)) continue;
      yield {
        message: `${uses[key]} would be lost with the process: “${id}” is a ${store.kind} store. Keep them in Postgres, DynamoDB or Redis.`,
        path: [key],
        related: [{ message: `“${id}” is here.`, path: ['stores', id] }],
        fixes: [
          {
            title: `Make “${id}” a Postgres store`,
            intents: [{ type: 'set', path: ['stores', id, 'kind'], value: 'postgres' }],
          },
        ],
      };
    }
  },
};
