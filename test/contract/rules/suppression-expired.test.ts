import { suppressionExpired } from '../../../src/contract/rules/suppression-expired.js';
import { ruleTable } from './rule-table.js';

ruleTable(suppressionExpired, {
  clean: {
    'a starter': {},
    'its last day': {
      set: { '/suppress': [{ code: 'health-weak', reason: 'a slow partner', expires: '2026-06-01' }] },
    },
  },
  drifted: {
    'the day after': {
      set: {
        '/suppress': [
          { code: 'health-weak', reason: 'a slow partner', expires: '2026-12-31' },
          { code: 'health-weak', reason: 'a slow partner', expires: '2026-05-31' },
        ],
      },
      marks: ['/suppress/1/expires'],
      says: /a slow partner/,
    },
  },
});
