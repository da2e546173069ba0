import { getOwn } from '../../schema/json.js';
import { isRange } from '../version-range.js';
import type { ContractRule } from './rule.js';

export const invalidRange: ContractRule = {
  id: 'invalid-range',
  severity: 'error',
  *check({ manifest, graph }) {
    for (const [agent, { accepts }] of graph.agents)
      for (const [id, range] of Object.entries(accepts ?? {})) {
        if (isRange(range)) continue;
        const version = getOwn(manifest.handoffs, id)?.version;
        const path = ['agents', agent, 'accepts', id];
        yield {
          message: `“${range}” is no range of versions: write it as npm does, such as ^1.2.0 or >=1.0.0 <3.0.0.`,
          path,
          fixes:
            version === undefined
              ? []
              : [
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
