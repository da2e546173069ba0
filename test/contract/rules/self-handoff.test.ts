import { selfHandoff } from '../../../src/contract/rules/self-handoff.js';
import { ruleTable } from './rule-table.js';

ruleTable(selfHandoff, {
  clean: {
    'a starter': {},
  },
  drifted: {
    'an agent that hands over to itself': {
      pattern: 'peer-to-peer',
      set: { '/handoffs/engineer-to-reporter/to': 'engineer' },
      marks: ['/handoffs/engineer-to-reporter/to'],
    },
  },
});
