import { getOwn } from '../../schema/json.js';
import { semverPattern } from '../manifest/scalars.js';
import { isRange, rangeAccepts } from '../version-range.js';
import type { ContractRule } from './rule.js';

export const versionNotAccepted: ContractRule = {
  id: 'version-not-accepted',
  severity: 'error',
  *check({ graph }) {
    for (const [id, { to, version }] of graph.handoffs) {
      const range = getOwn(graph.agents.get(to)?.accepts ?? {}, id);
      if (range === undefined || !isRange(range) || !semverPattern.test(version)) continue;
      if (rangeAccepts(range, version)) continue;
      const path = ['agents', to, 'accepts', id];
      yield {
        message: `“${id}” sends version ${version} to ${to}, which accepts ${range}: every handoff would be rejected. Let ${to} accept it, or send a version that it knows.`,
        path,
        related: [{ message: `Version ${version} is sent here.`, path: ['handoffs', id, 'version'] }],
        fixes: [
          { title: `Accept ^${version}`, intents: [{ type: 'set', path, value: `^${version}` }] },
          {
            title: `Accept ${range} and ^${version}`,
            intents: [{ type: 'set', path, value: `${range} || ^${version}` }],
          },
        ],
      };
    }
  },
};
