import { failureModesUndeclared } from '../../../src/contract/rules/failure-modes-undeclared.js';
import { ruleTable } from './rule-table.js';

ruleTable(failureModesUndeclared, {
  clean: {
    'a starter': {},
  },
  drifted: {
    'no declaration': {
      unset: ['/handoffs/planner-to-researcher/failureModes'],
      marks: ['/handoffs/planner-to-researcher/failureModes'],
    },
    'nothing that is retried': {
      set: { '/handoffs/planner-to-researcher/failureModes/retryable': [] },
      marks: ['/handoffs/planner-to-researcher/failureModes'],
      says: /may be retried/,
    },
    'nothing that escalates': {
      set: { '/handoffs/planner-to-researcher/failureModes/escalate': [] },
      marks: ['/handoffs/planner-to-researcher/failureModes'],
      says: /for ever/,
    },
  },
});
