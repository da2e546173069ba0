import { hopLimitTooLow } from '../../../src/contract/rules/hop-limit-too-low.js';
import { ruleTable } from './rule-table.js';

ruleTable(hopLimitTooLow, {
  clean: {
    'a starter': { pattern: 'peer-to-peer' },
    'just enough': { pattern: 'peer-to-peer', set: { '/hopLimit': 2 } },
    'no limit': { pattern: 'sequential-pipeline' },
    'a star with a limit of its own': { pattern: 'supervisor-worker', set: { '/hopLimit': 1 } },
  },
  drifted: {
    'a peer that is farther away': {
      pattern: 'peer-to-peer',
      set: { '/hopLimit': 1 },
      marks: ['/hopLimit'],
      says: /reporter is 2 handoffs away/,
    },
    'a pipeline that is longer': {
      pattern: 'sequential-pipeline',
      set: { '/hopLimit': 1 },
      marks: ['/hopLimit'],
    },
  },
});
