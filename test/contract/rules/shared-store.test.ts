import { sharedStore } from '../../../src/contract/rules/shared-store.js';
import { ruleTable } from './rule-table.js';

ruleTable(sharedStore, {
  clean: {
    'a starter': {},
    'peers that share one': { pattern: 'peer-to-peer' },
    'a supervisor alone': { set: { '/agents': { planner: { role: 'supervisor' } }, '/handoffs': {} } },
    'a store that only contexts use': {
      set: {
        '/agents/planner/stores': [],
        '/agents/researcher/stores': [],
        '/agents/writer/stores': [],
        '/handoffs/planner-to-researcher/context/reference': { store: 'shared' },
      },
    },
  },
  drifted: {
    'a supervisor without any store': {
      unset: ['/stores', '/agents/planner/stores', '/agents/researcher/stores', '/agents/writer/stores'],
      marks: ['/pattern'],
    },
    'a store that nobody shares': {
      unset: ['/agents/researcher/stores', '/agents/writer/stores'],
      marks: ['/stores'],
    },
    'one peer without the store': {
      pattern: 'peer-to-peer',
      set: { '/agents/reporter/stores': [] },
      unset: ['/handoffs/engineer-to-reporter/context/reference'],
      marks: ['/agents/reporter'],
      says: /shared/,
    },
    'peers that share memory only': {
      pattern: 'peer-to-peer',
      set: { '/stores/shared/kind': 'memory' },
      unset: ['/checkpoints'],
      marks: ['/agents/detective', '/agents/engineer', '/agents/reporter'],
      says: /durable/,
    },
  },
});
