import { storeKeyConflict } from '../../../src/contract/rules/store-key-conflict.js';
import { ruleTable } from './rule-table.js';

ruleTable(storeKeyConflict, {
  clean: {
    'a starter': {},
    'stores with prefixes of their own': { set: { '/stores/other': { kind: 'redis', keyPrefix: 'other:' } } },
    'two memories': { set: { '/stores/a': { kind: 'memory' }, '/stores/b': { kind: 'memory' } } },
  },
  drifted: {
    'two stores with the same keys': {
      set: { '/stores/other': { kind: 'redis', keyPrefix: 'demo:' } },
      marks: ['/stores/other'],
    },
  },
});
