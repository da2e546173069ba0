import { deadLetterWithoutRetry } from '../../../src/contract/rules/dead-letter-without-retry.js';
import { ruleTable } from './rule-table.js';

ruleTable(deadLetterWithoutRetry, {
  clean: {
    'a starter': {},
  },
  drifted: {
    'a queue without a budget': {
      unset: ['/handoffs/planner-to-researcher/retry'],
      marks: ['/handoffs/planner-to-researcher/deadLetter'],
    },
  },
});
