import { starShape } from '../../../src/contract/rules/star-shape.js';
import { ruleTable } from './rule-table.js';

ruleTable(starShape, {
  clean: {
    'a starter': {},
    'peers, who may': { pattern: 'peer-to-peer' },
  },
  drifted: {
    'workers that talk to each other': {
      set: { '/handoffs/gossip': { from: 'researcher', to: 'writer', version: '1.0.0', payload: true } },
      marks: ['/handoffs/gossip'],
      says: /planner/,
    },
    'the same round an orchestrator': {
      pattern: 'stateful-orchestrator',
      set: { '/handoffs/gossip': { from: 'cashier', to: 'assessor', version: '1.0.0', payload: true } },
      marks: ['/handoffs/gossip'],
    },
  },
});
