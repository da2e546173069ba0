import { contextTtl } from '../../../src/contract/rules/context-ttl.js';
import { ruleTable } from './rule-table.js';

ruleTable(contextTtl, {
  clean: {
    'a starter': { pattern: 'peer-to-peer' },
    'no end of life': {
      pattern: 'peer-to-peer',
      unset: ['/handoffs/detective-to-engineer/context/reference/ttl'],
    },
    'a reference without a queue': {
      set: { '/handoffs/planner-to-researcher/context/reference': { store: 'shared', ttl: 'PT1H' } },
      unset: ['/handoffs/planner-to-researcher/deadLetter'],
    },
  },
  drifted: {
    'gone before a human looks': {
      pattern: 'peer-to-peer',
      set: { '/handoffs/detective-to-engineer/context/reference/ttl': 'PT24H' },
      marks: ['/handoffs/detective-to-engineer/context/reference/ttl'],
      says: /PT24H.*P1[45]D/,
    },
    'gone by the store’s own rule': {
      set: {
        '/handoffs/planner-to-researcher/context/reference': { store: 'shared' },
        '/stores/shared/ttl': 'P1D',
      },
      marks: ['/handoffs/planner-to-researcher/context/reference/ttl'],
    },
    'gone before the last attempt': {
      set: {
        '/handoffs/planner-to-researcher/context/reference': { store: 'shared', ttl: 'PT10S' },
        '/handoffs/planner-to-researcher/retry': { maxAttempts: 9, initial: 'PT1S', backoff: 3 },
      },
      unset: ['/handoffs/planner-to-researcher/deadLetter'],
      marks: ['/handoffs/planner-to-researcher/context/reference/ttl'],
    },
  },
});
