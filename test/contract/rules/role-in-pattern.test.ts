import { roleInPattern } from '../../../src/contract/rules/role-in-pattern.js';
import { ruleTable } from './rule-table.js';

ruleTable(roleInPattern, {
  clean: {
    'a starter': {},
    'a human in any pattern': { set: { '/agents/writer/role': 'human' } },
  },
  drifted: {
    'a peer under a supervisor': { set: { '/agents/writer/role': 'peer' }, marks: ['/agents/writer/role'] },
    'a worker in a pipeline': {
      pattern: 'sequential-pipeline',
      set: { '/agents/clerk/role': 'worker' },
      marks: ['/agents/clerk/role'],
    },
  },
});
