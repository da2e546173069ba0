import { versionNotAccepted } from '../../../src/contract/rules/version-not-accepted.js';
import { ruleTable } from './rule-table.js';

ruleTable(versionNotAccepted, {
  clean: {
    'a starter': {},
    'a newer minor version': { set: { '/handoffs/planner-to-researcher/version': '1.9.0' } },
    'no range': { unset: ['/agents/researcher/accepts'] },
  },
  drifted: {
    'a newer major version': {
      set: { '/handoffs/planner-to-researcher/version': '2.0.0' },
      marks: ['/agents/researcher/accepts/planner-to-researcher'],
      says: /sends version 2.0.0 to researcher/,
    },
    'a pre-release that the range does not name': {
      set: { '/handoffs/planner-to-researcher/version': '1.1.0-rc.1' },
      marks: ['/agents/researcher/accepts/planner-to-researcher'],
    },
    'an older version': {
      set: { '/agents/researcher/accepts/planner-to-researcher': '^1.4.0' },
      marks: ['/agents/researcher/accepts/planner-to-researcher'],
    },
  },
});
