import { sideEffectsUndeclared } from '../../../src/contract/rules/side-effects-undeclared.js';
import { ruleTable } from './rule-table.js';

ruleTable(sideEffectsUndeclared, {
  clean: {
    'a starter, whose list is empty': {},
  },
  drifted: {
    'no declaration': {
      unset: ['/handoffs/planner-to-researcher/sideEffects'],
      marks: ['/handoffs/planner-to-researcher/sideEffects'],
    },
  },
});
