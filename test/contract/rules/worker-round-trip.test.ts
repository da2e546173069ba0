import { workerRoundTrip } from '../../../src/contract/rules/worker-round-trip.js';
import { ruleTable } from './rule-table.js';

ruleTable(workerRoundTrip, {
  clean: {
    'a starter': {},
    'a human without a way back': { set: { '/agents/boss': { role: 'human' } } },
  },
  drifted: {
    'a worker without a way back': {
      unset: ['/handoffs/writer-to-planner'],
      marks: ['/agents/writer'],
      says: /return/,
    },
    'a worker without work': {
      unset: ['/handoffs/planner-to-writer'],
      marks: ['/agents/writer'],
      says: /no work/,
    },
    'a worker on its own': {
      set: { '/agents/idle': { role: 'worker' } },
      marks: ['/agents/idle', '/agents/idle'],
    },
  },
});
