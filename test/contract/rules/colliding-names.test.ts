import { collidingNames } from '../../../src/contract/rules/colliding-names.js';
import { ruleTable } from './rule-table.js';

ruleTable(collidingNames, {
  clean: {
    'a starter': {},
    'the same id for different kinds': { set: { '/types/planner': { type: 'string' } } },
  },
  drifted: {
    'agents that differ in case': {
      set: { '/agents/Writer': { role: 'worker' } },
      marks: ['/agents/Writer'],
      says: /“Writer” and “writer”/,
    },
    'many at once, each with a name of its own': {
      set: { '/types/item-2': {}, '/types/item': {}, '/types/Item': {}, '/types/ITEM': {} },
      marks: ['/types/Item', '/types/ITEM'],
    },
    'types that differ in a hyphen': {
      set: { '/types/find-ings': { type: 'object' }, '/types/Find_Ings': { type: 'object' } },
      marks: ['/types/find-ings', '/types/Find_Ings'],
    },
  },
});
