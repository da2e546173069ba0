import { retryWithoutDeadLetter } from '../../../src/contract/rules/retry-without-dead-letter.js';
import { ruleTable } from './rule-table.js';

ruleTable(retryWithoutDeadLetter, {
  clean: {
    'a starter': {},
    'neither of them': {
      unset: ['/handoffs/planner-to-researcher/retry', '/handoffs/planner-to-researcher/deadLetter'],
    },
  },
  drifted: {
    'a budget without a queue': {
      unset: ['/handoffs/planner-to-researcher/deadLetter'],
      marks: ['/handoffs/planner-to-researcher/retry'],
    },
    'no queue anywhere': {
      pattern: 'sequential-pipeline',
      unset: [
        '/deadLetterQueues',
        '/handoffs/reader-to-checker/deadLetter',
        '/handoffs/checker-to-clerk/deadLetter',
      ],
      marks: ['/handoffs/reader-to-checker/retry', '/handoffs/checker-to-clerk/retry'],
    },
  },
});
