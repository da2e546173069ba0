import { storeNotDurable } from '../../../src/contract/rules/store-not-durable.js';
import { ruleTable } from './rule-table.js';

ruleTable(storeNotDurable, {
  clean: {
    'a starter': { pattern: 'stateful-orchestrator' },
    'a memory store for nothing durable': { set: { '/stores/scratch': { kind: 'memory' } } },
  },
  drifted: {
    'log and checkpoints in memory': {
      pattern: 'stateful-orchestrator',
      set: { '/stores/log': { kind: 'memory' } },
      marks: ['/checkpoints', '/eventLog'],
    },
  },
});
