import { versionUnpinned } from '../../../src/contract/rules/version-unpinned.js';
import { ruleTable } from './rule-table.js';

ruleTable(versionUnpinned, {
  clean: {
    'a starter': {},
    'a human, who reads any version': {
      set: { '/agents/researcher/role': 'human' },
      unset: ['/agents/researcher/accepts'],
    },
    'a closed range': { set: { '/agents/researcher/accepts/planner-to-researcher': '>=1.0.0 <3.0.0' } },
  },
  drifted: {
    'no range': {
      unset: ['/agents/researcher/accepts/planner-to-researcher'],
      marks: ['/agents/researcher'],
    },
    anything: {
      set: { '/agents/researcher/accepts/planner-to-researcher': '*' },
      marks: ['/agents/researcher/accepts/planner-to-researcher'],
    },
    'no upper end': {
      set: { '/agents/researcher/accepts/planner-to-researcher': '>=1.0.0' },
      marks: ['/agents/researcher/accepts/planner-to-researcher'],
      says: /every later version/,
    },
  },
});
