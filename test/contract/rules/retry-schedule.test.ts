import { retrySchedule } from '../../../src/contract/rules/retry-schedule.js';
import { ruleTable } from './rule-table.js';

ruleTable(retrySchedule, {
  clean: {
    'a starter': {},
    'a single attempt': { set: { '/handoffs/planner-to-researcher/retry': { maxAttempts: 1 } } },
  },
  drifted: {
    'a first wait above the longest': {
      set: { '/handoffs/planner-to-researcher/retry/initial': 'PT60S' },
      marks: ['/handoffs/planner-to-researcher/retry/max'],
    },
    'no wait at all': {
      set: { '/handoffs/planner-to-researcher/retry': { maxAttempts: 3 } },
      marks: ['/handoffs/planner-to-researcher/retry'],
      says: /at once/,
    },
  },
});
