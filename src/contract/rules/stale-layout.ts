import type { JsonObject } from '../../schema/json.js';
import { entityOfNode, entityWords, idsOf } from '../entity.js';
import type { ContractRule } from './rule.js';

export const staleLayout: ContractRule = {
  id: 'stale-layout',
  severity: 'info',
  *check({ manifest }) {
    for (const node of Object.keys(manifest.layout ?? {})) {
      const { kind, id } = entityOfNode(node);
      if (idsOf(manifest as unknown as JsonObject, kind).includes(id)) continue;
      yield {
        message: `The layout pins ${node}, but there is no ${entityWords[kind]} “${id}”: remove the entry.`,
        path: ['layout', node],
        at: 'key',
        fixes: [
          { title: 'Remove it from the layout', preferred: true, intents: [{ type: 'unpin', ids: [node] }] },
        ],
      };
    }
  },
};
