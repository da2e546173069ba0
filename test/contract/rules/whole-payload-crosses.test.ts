import { wholePayloadCrosses } from '../../../src/contract/rules/whole-payload-crosses.js';
import { ruleTable } from './rule-table.js';

ruleTable(wholePayloadCrosses, {
  clean: {
    'a starter': {},
    'selected fields': {
      set: { '/handoffs/planner-to-researcher/context': { select: ['/question', '/topics'] } },
    },
  },
  drifted: {
    'no context': {
      unset: ['/handoffs/planner-to-researcher/context'],
      marks: ['/handoffs/planner-to-researcher/context'],
    },
    'an empty context': {
      set: { '/handoffs/planner-to-researcher/context': {} },
      marks: ['/handoffs/planner-to-researcher/context'],
    },
  },
});
