import { deadEnd } from '../../../src/contract/rules/dead-end.js';
import { ruleTable } from './rule-table.js';

ruleTable(deadEnd, {
  clean: {
    'a starter': {},
    'peers, where a run may end anywhere': { pattern: 'peer-to-peer' },
    'a human who answers': {
      set: {
        '/agents/boss': { role: 'human' },
        '/handoffs/ask': { from: 'planner', to: 'boss', version: '1.0.0', payload: true },
        '/handoffs/answer': { from: 'boss', to: 'planner', version: '1.0.0', payload: true },
      },
    },
  },
  drifted: {
    'a human who cannot answer': {
      set: {
        '/agents/boss': { role: 'human' },
        '/handoffs/ask': { from: 'planner', to: 'boss', version: '1.0.0', payload: true },
      },
      marks: ['/agents/boss'],
    },
  },
});
