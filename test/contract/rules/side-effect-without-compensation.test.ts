import { sideEffectWithoutCompensation } from '../../../src/contract/rules/side-effect-without-compensation.js';
import { ruleTable } from './rule-table.js';

ruleTable(sideEffectWithoutCompensation, {
  clean: {
    'a starter': { pattern: 'stateful-orchestrator' },
    'an irreversible one': {
      pattern: 'stateful-orchestrator',
      set: { '/sideEffects/mail': { system: 'smtp', operation: 'send', class: 'irreversible' } },
    },
  },
  drifted: {
    'no inverse': {
      pattern: 'stateful-orchestrator',
      unset: ['/sideEffects/reserve-money/compensation'],
      marks: ['/sideEffects/reserve-money'],
      says: /reservations.create in ledger/,
    },
    'an empty inverse': {
      pattern: 'stateful-orchestrator',
      set: { '/sideEffects/reserve-money/compensation': '' },
      marks: ['/sideEffects/reserve-money'],
    },
  },
});
