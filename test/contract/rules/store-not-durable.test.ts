import { storeNotDurable } from '../../../src/contract/rules/store-not-durable.js';
import { ruleTable } from './rule-table.js';

ruleTable(storeNotDurable, {
  clean: {
    'a starter': { pattern: 'stateful-orchestrator' },
    'a memory store for nothing durable': { set: { '/stores/scratch': { kind: 'memory' } } },
  },
  drifted: {
    'context in memory, of which only the reference crosses': {
      set: {
        '/stores': { scratch: { kind: 'memory' } },
        '/handoffs/planner-to-researcher/context': { reference: { store: 'scratch' } },
      },
      marks: ['/handoffs/planner-to-researcher/context/reference/store'],
      says: /only refers to/,
    },
    'log and checkpoints in memory': {
      pattern: 'stateful-orchestrator',
      set: { '/stores/log': { kind: 'memory' } },
      marks: ['/checkpoints', '/eventLog'],
    },
  },
});
