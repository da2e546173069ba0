import { acceptsOtherReceiver } from '../../../src/contract/rules/accepts-other-receiver.js';
import { ruleTable } from './rule-table.js';

ruleTable(acceptsOtherReceiver, {
  clean: {
    'a starter': {},
  },
  drifted: {
    'a range at the wrong agent': {
      set: { '/agents/writer/accepts/planner-to-researcher': '^1.0.0' },
      marks: ['/agents/writer/accepts/planner-to-researcher'],
    },
  },
});
