import { invalidRange } from '../../../src/contract/rules/invalid-range.js';
import { ruleTable } from './rule-table.js';

ruleTable(invalidRange, {
  clean: {
    'a starter': {},
    'a union': { set: { '/agents/researcher/accepts/planner-to-researcher': '^1.0.0 || >=3 <5' } },
  },
  drifted: {
    words: {
      set: { '/agents/researcher/accepts/planner-to-researcher': 'newest please' },
      marks: ['/agents/researcher/accepts/planner-to-researcher'],
    },
  },
});
