import { singleCoordinator } from '../../../src/contract/rules/single-coordinator.js';
import { ruleTable } from './rule-table.js';

ruleTable(singleCoordinator, {
  clean: {
    'a starter': {},
    'a pattern without one': { pattern: 'peer-to-peer' },
    'no agents at all': { set: { '/agents': {}, '/handoffs': {} } },
  },
  drifted: {
    'no supervisor': {
      set: { '/agents/planner/role': 'worker' },
      marks: ['/agents'],
      says: /exactly one supervisor/,
    },
    'two orchestrators': {
      pattern: 'stateful-orchestrator',
      set: { '/agents/cashier/role': 'orchestrator' },
      marks: ['/agents/cashier/role'],
    },
  },
});
