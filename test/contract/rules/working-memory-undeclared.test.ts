import { workingMemoryUndeclared } from '../../../src/contract/rules/working-memory-undeclared.js';
import { ruleTable } from './rule-table.js';

ruleTable(workingMemoryUndeclared, {
  clean: {
    'a starter': {},
    'a schema of its own': {
      unset: ['/handoffs/planner-to-researcher/context'],
      set: { '/handoffs/planner-to-researcher/workingMemory': { type: 'object' } },
    },
  },
  drifted: {
    'selected fields only': {
      set: { '/handoffs/planner-to-researcher/context': { select: ['/question', '/topics'] } },
      marks: ['/handoffs/planner-to-researcher'],
    },
  },
});
