import { healthUndeclared } from '../../../src/contract/rules/health-undeclared.js';
import { ruleTable } from './rule-table.js';

ruleTable(healthUndeclared, {
  clean: {
    'a starter': {},
  },
  drifted: {
    'no thresholds': {
      unset: ['/handoffs/planner-to-researcher/health'],
      marks: ['/handoffs/planner-to-researcher/health'],
    },
    'a missing threshold': {
      unset: ['/handoffs/planner-to-researcher/health/retryRate'],
      marks: ['/handoffs/planner-to-researcher/health'],
      says: /retryRate/,
    },
  },
});
