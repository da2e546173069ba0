import { selectUnknownField } from '../../../src/contract/rules/select-unknown-field.js';
import { ruleTable } from './rule-table.js';

ruleTable(selectUnknownField, {
  clean: {
    'a starter': {},
    'declared fields': {
      set: { '/handoffs/planner-to-researcher/context/select': ['/question', '/topics/0/title', '/topics'] },
    },
    'what cannot be known': {
      set: {
        '/handoffs/planner-to-researcher/payload': true,
        '/handoffs/planner-to-researcher/context/select': ['/anything'],
      },
    },
    'a field of an open map': {
      pattern: 'sequential-pipeline',
      set: {
        '/handoffs/reader-to-checker/context/select': ['/documentId', '/kind', '/fields/total', '/fields'],
      },
    },
  },
  drifted: {
    'a misspelt field': {
      set: { '/handoffs/planner-to-researcher/context/select': ['/questoin', '/topics', '/question'] },
      marks: ['/handoffs/planner-to-researcher/context/select/0'],
    },
    'no pointer': {
      set: { '/handoffs/planner-to-researcher/context/select': ['question', '/topics', '/question'] },
      marks: ['/handoffs/planner-to-researcher/context/select/0'],
      says: /no JSON Pointer/,
    },
    'a field of an item': {
      set: { '/handoffs/planner-to-researcher/context/select': ['/question', '/topics', '/topics/0/name'] },
      marks: ['/handoffs/planner-to-researcher/context/select/2'],
    },
  },
});
