import { cycleHopLimit } from '../../../src/contract/rules/cycle-hop-limit.js';
import { ruleTable } from './rule-table.js';

ruleTable(cycleHopLimit, {
  clean: {
    'a starter': { pattern: 'peer-to-peer' },
    'no circle': { pattern: 'peer-to-peer', unset: ['/hopLimit', '/handoffs/engineer-to-detective'] },
    'the round trips of workers': {},
  },
  drifted: {
    'a circle without a limit': {
      pattern: 'peer-to-peer',
      unset: ['/hopLimit'],
      marks: ['/handoffs/engineer-to-detective'],
      says: /detective → engineer → detective/,
    },
  },
});
