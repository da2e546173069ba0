import { getOwn, type JsonPath } from '../../schema/json.js';
import { durableStoreKinds } from '../manifest/state.js';
import type { Manifest } from '../manifest/workflow.js';
import type { ContractRule } from './rule.js';

const uses = { checkpoints: 'Checkpoints', eventLog: 'The event log' } as const;

/** What must outlive a process: what it is, where its store is named, and that store's id. */
function* durablesOf(manifest: Manifest): Generator<[what: string, path: JsonPath, store: string]> {
  for (const key of ['checkpoints', 'eventLog'] as const) {
    const id = manifest[key];
    if (id !== undefined) yield [uses[key], [key], id];
  }
  for (const [id, { context }] of Object.entries(manifest.handoffs))
    if (context?.reference)
      yield [
        `The context that “${id}” only refers to`,
        ['handoffs', id, 'context', 'reference', 'store'],
        context.reference.store,
      ];
}

export const storeNotDurable: ContractRule = {
  id: 'store-not-durable',
  severity: 'error',
  *check({ manifest }) {
    for (const [what, path, id] of durablesOf(manifest)) {
      const store = getOwn(manifest.stores ?? {}, id);
      if (!store || durableStoreKinds.includes(store.kind)) continue;
      yield {
        message: `${what} would be lost with the process: “${id}” is a ${store.kind} store. Use Postgres, DynamoDB or Redis.`,
        path,
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
