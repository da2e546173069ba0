import { selectDropsRequired } from '../../../src/contract/rules/select-drops-required.js';
import { ruleTable } from './rule-table.js';

ruleTable(selectDropsRequired, {
  clean: {
    'a starter': {},
    'required fields selected': {
      set: { '/handoffs/planner-to-researcher/context/select': ['/question', '/topics'] },
    },
    'parts of a required field': {
      set: { '/handoffs/planner-to-researcher/context/select': ['/question', '/topics/0/id'] },
    },
  },
  drifted: {
    'a required field dropped': {
      set: { '/handoffs/planner-to-researcher/context/select': ['/question'] },
      marks: ['/handoffs/planner-to-researcher/context/select'],
      says: /\/topics must be/,
    },
    'everything dropped': {
      set: { '/handoffs/planner-to-researcher/context/select': [] },
      marks: ['/handoffs/planner-to-researcher/context/select'],
      says: /do not cross/,
    },
  },
});
