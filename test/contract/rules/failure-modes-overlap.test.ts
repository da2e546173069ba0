import { failureModesOverlap } from '../../../src/contract/rules/failure-modes-overlap.js';
import { ruleTable } from './rule-table.js';

ruleTable(failureModesOverlap, {
  clean: {
    'a starter': {},
    'no failure modes': { unset: ['/handoffs/planner-to-researcher/failureModes'] },
  },
  drifted: {
    'an error in both lists': {
      set: {
        '/handoffs/planner-to-researcher/failureModes': {
          retryable: ['Timeout', 'Busy'],
          escalate: ['Busy'],
        },
      },
      marks: ['/handoffs/planner-to-researcher/failureModes'],
      says: /^Busy cannot/,
    },
  },
});
