import { healthWeak } from '../../../src/contract/rules/health-weak.js';
import { ruleTable } from './rule-table.js';

ruleTable(healthWeak, {
  clean: {
    'a starter': {},
    'three per cent of retries': { set: { '/handoffs/planner-to-researcher/health/retryRate': 0.03 } },
  },
  drifted: {
    'many retries': {
      set: { '/handoffs/planner-to-researcher/health/retryRate': 0.25 },
      marks: ['/handoffs/planner-to-researcher/health/retryRate'],
      says: /25 %/,
    },
    'rejected payloads': {
      set: { '/handoffs/planner-to-researcher/health/schemaViolationRate': 0.001 },
      marks: ['/handoffs/planner-to-researcher/health/schemaViolationRate'],
    },
  },
});
