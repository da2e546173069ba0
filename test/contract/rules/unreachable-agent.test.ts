import { unreachableAgent } from '../../../src/contract/rules/unreachable-agent.js';
import { ruleTable } from './rule-table.js';

ruleTable(unreachableAgent, {
  clean: {
    'a starter': {},
    peers: { pattern: 'peer-to-peer' },
    'a single peer': {
      pattern: 'peer-to-peer',
      set: { '/agents': { one: { role: 'peer', stores: ['shared'] } }, '/handoffs': {} },
    },
  },
  drifted: {
    'a human to whom nobody hands over': {
      set: { '/agents/boss': { role: 'human' } },
      marks: ['/agents/boss'],
    },
    'a peer without handoffs': {
      pattern: 'peer-to-peer',
      set: { '/agents/idle': { role: 'peer', stores: ['shared'] } },
      marks: ['/agents/idle'],
    },
    'peers on an island': {
      pattern: 'peer-to-peer',
      set: {
        '/agents/head': { role: 'peer', stores: ['shared'] },
        '/handoffs/in': { from: 'head', to: 'detective', version: '1.0.0', payload: true },
        '/agents/a': { role: 'peer', stores: ['shared'] },
        '/agents/b': { role: 'peer', stores: ['shared'] },
        '/handoffs/ab': { from: 'a', to: 'b', version: '1.0.0', payload: true },
        '/handoffs/ba': { from: 'b', to: 'a', version: '1.0.0', payload: true },
      },
      marks: ['/agents/a', '/agents/b'],
    },
  },
});
