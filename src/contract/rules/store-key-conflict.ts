import type { ContractRule } from './rule.js';

export const storeKeyConflict: ContractRule = {
  id: 'store-key-conflict',
  severity: 'warning',
  *check({ manifest, graph }) {
    const seen = new Map<string, string>();
    for (const [id, { kind, table = '', keyPrefix = '' }] of graph.stores) {
      // Each memory store is a map of its own.
      if (kind === 'memory') continue;
      const keys = JSON.stringify([kind, table, keyPrefix]);
      const other = seen.get(keys);
      if (other === undefined) {
        seen.set(keys, id);
        continue;
      }
      const path = ['stores', id, 'keyPrefix'];
      yield {
        message: `“${id}” and “${other}” write the same keys of the same ${kind} store, so they overwrite each other: give one of them a “keyPrefix” or a “table” of its own.`,
        path: ['stores', id],
        at: 'key',
        related: [{ message: `“${other}” is here.`, path: ['stores', other] }],
        fixes: [
          {
            title: `Prefix its keys with “${manifest.name}:${id}:”`,
            intents: [{ type: 'set', path, value: `${manifest.name}:${id}:` }],
          },
        ],
      };
    }
  },
};
