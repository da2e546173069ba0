import { staleLayout } from '../../../src/contract/rules/stale-layout.js';
import { ruleTable } from './rule-table.js';

ruleTable(staleLayout, {
  clean: {
    'a starter': {},
    'nodes of every kind': {
      set: {
        '/layout': {
          planner: { x: 0, y: 0 },
          'store:shared': { x: 0, y: 200 },
          'queue:review': { x: 500, y: 0 },
        },
      },
    },
  },
  drifted: {
    'nodes that are gone': {
      set: { '/layout': { ghost: { x: 0, y: 0 }, 'store:cold': { x: 9, y: 9 } } },
      marks: ['/layout/ghost', '/layout/store:cold'],
    },
  },
});
