import { getOwn } from '../../schema/json.js';
import { isOpenEnded, isRange } from '../version-range.js';
import type { ContractRule } from './rule.js';

export const versionUnpinned: ContractRule = {
  id: 'version-unpinned',
  severity: 'warning',
  *check({ graph }) {
    for (const [id, { to, version }] of graph.handoffs) {
      // A human reads any version.
      if (graph.agents.get(to)?.role === 'human') continue;
      const range = getOwn(graph.agents.get(to)?.accepts ?? {}, id);
      if (range !== undefined && (!isRange(range) || !isOpenEnded(range))) continue;
      const path = ['agents', to, 'accepts', id];
      yield {
        message:
          range === undefined
            ? `${to} does not say which versions of “${id}” it accepts, so a breaking change reaches it unnoticed: pin a range such as ^${version}.`
            : `“${range}” accepts every later version of “${id}”, breaking ones too: pin a range such as ^${version}.`,
        path: range === undefined ? ['agents', to] : path,
        at: range === undefined ? 'key' : 'value',
        fixes: [
          {
            title: `Accept ^${version}`,
            preferred: true,
            intents: [{ type: 'set', path, value: `^${version}` }],
          },
        ],
      };
    }
  },
};
