import { freshId } from '../entity.js';
import { durableStoreKinds } from '../manifest/state.js';
import type { ContractRule } from './rule.js';

export const checkpointsUndeclared: ContractRule = {
  id: 'checkpoints-undeclared',
  severity: 'warning',
  *check({ manifest, graph, pattern }) {
    // The other patterns recover in other ways: retries, compensation, replay of the log.
    if (pattern.id !== 'peer-to-peer' || manifest.checkpoints !== undefined || graph.handoffs.size === 0)
      return;
    const durable = [...graph.stores].find(([, { kind }]) => durableStoreKinds.includes(kind))?.[0];
    const id = durable ?? freshId(graph.stores.keys(), 'checkpoints');
    yield {
      message:
        'Peers resume a broken run from its last checkpoint, and no store keeps any: name a Redis, DynamoDB or Postgres store as “checkpoints”.',
      path: ['pattern'],
      fixes: [
        {
          title:
            durable === undefined
              ? `Keep checkpoints in a new DynamoDB store`
              : `Keep checkpoints in “${id}”`,
          preferred: durable !== undefined,
          intents: [
            ...(durable === undefined
              ? [{ type: 'add' as const, kind: 'store' as const, id, value: { kind: 'dynamodb' } }]
              : []),
            { type: 'set', path: ['checkpoints'], value: id },
          ],
        },
      ],
    };
  },
};
