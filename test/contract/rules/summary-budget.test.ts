import { summaryBudget } from '../../../src/contract/rules/summary-budget.js';
import { ruleTable } from './rule-table.js';

ruleTable(summaryBudget, {
  clean: {
    'a starter': {},
    'the usual range by default': { set: { '/handoffs/planner-to-researcher/context/summary': {} } },
    'no summary': { set: { '/handoffs/planner-to-researcher/context': { reference: { store: 'shared' } } } },
  },
  drifted: {
    'too much': {
      set: { '/handoffs/planner-to-researcher/context/summary/maxTokens': 4000 },
      marks: ['/handoffs/planner-to-researcher/context/summary'],
    },
    'too little': {
      set: { '/handoffs/planner-to-researcher/context/summary/minTokens': 10 },
      marks: ['/handoffs/planner-to-researcher/context/summary'],
    },
    'nothing possible': {
      set: { '/handoffs/planner-to-researcher/context/summary': { minTokens: 400, maxTokens: 300 } },
      marks: ['/handoffs/planner-to-researcher/context/summary'],
      says: /No summary/,
    },
  },
});
