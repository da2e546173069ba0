import { eventLog } from '../../../src/contract/rules/event-log.js';
import { ruleTable } from './rule-table.js';

ruleTable(eventLog, {
  clean: {
    'a starter': { pattern: 'stateful-orchestrator' },
    'other patterns': {},
  },
  drifted: {
    'an orchestrator without a log': {
      pattern: 'stateful-orchestrator',
      unset: ['/eventLog'],
      marks: ['/pattern'],
    },
    'an orchestrator without any store': {
      pattern: 'stateful-orchestrator',
      unset: ['/eventLog', '/checkpoints', '/stores', '/agents/officer/stores'],
      marks: ['/pattern'],
    },
  },
});
