import { provenanceUndeclared } from '../../../src/contract/rules/provenance-undeclared.js';
import { ruleTable } from './rule-table.js';

ruleTable(provenanceUndeclared, {
  clean: {
    'a starter': {},
    'the reason of a human': {
      set: {
        '/agents/researcher/role': 'human',
        '/handoffs/researcher-to-planner/provenance/require': ['reason'],
      },
    },
    'more than the least': {
      set: {
        '/handoffs/planner-to-researcher/provenance/require': [
          'model',
          'promptVersion',
          'toolCalls',
          'reason',
        ],
      },
    },
  },
  drifted: {
    'a human without a reason': {
      set: { '/agents/researcher/role': 'human' },
      marks: ['/handoffs/researcher-to-planner/provenance'],
      says: /require reason/,
    },
    'no provenance': {
      unset: ['/handoffs/planner-to-researcher/provenance'],
      marks: ['/handoffs/planner-to-researcher/provenance'],
    },
    'a part of it': {
      set: { '/handoffs/planner-to-researcher/provenance/require': ['model'] },
      marks: ['/handoffs/planner-to-researcher/provenance'],
      says: /promptVersion, toolCalls/,
    },
  },
});
