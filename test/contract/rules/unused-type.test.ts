import { unusedType } from '../../../src/contract/rules/unused-type.js';
import { ruleTable } from './rule-table.js';

ruleTable(unusedType, {
  clean: {
    'a starter, with types used by types': { pattern: 'sequential-pipeline' },
  },
  drifted: {
    'a type of nobody': { set: { '/types/Lost': { type: 'object' } }, marks: ['/types/Lost'] },
    'types that only use each other': {
      set: { '/types/A': { items: { $ref: '#/types/B' } }, '/types/B': { items: { $ref: '#/types/A' } } },
      marks: ['/types/A', '/types/B'],
    },
  },
});
