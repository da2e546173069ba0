import { workUndeclared } from '../../../src/contract/rules/work-undeclared.js';
import { ruleTable } from './rule-table.js';

ruleTable(workUndeclared, {
  clean: {
    'a starter': {},
    'nothing left to do': { set: { '/handoffs/planner-to-researcher/work/remaining': [] } },
  },
  drifted: {
    'no declaration': {
      unset: ['/handoffs/planner-to-researcher/work'],
      marks: ['/handoffs/planner-to-researcher/work'],
    },
    'half of it': {
      unset: ['/handoffs/planner-to-researcher/work/remaining'],
      marks: ['/handoffs/planner-to-researcher/work'],
      says: /which work remains/,
    },
  },
});
