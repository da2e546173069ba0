import { compensationBehindPivot } from '../../../src/contract/rules/compensation-behind-pivot.js';
import { ruleTable } from './rule-table.js';

ruleTable(compensationBehindPivot, {
  clean: {
    'a starter': { pattern: 'stateful-orchestrator' },
    'retriable effects behind it': {
      pattern: 'sequential-pipeline',
      set: {
        '/sideEffects': {
          pay: { system: 's', operation: 'o.create', class: 'pivot' },
          note: { system: 's', operation: 'o.create', class: 'compensatable', compensation: 'o.delete' },
          mail: { system: 's', operation: 'o.create', class: 'retriable' },
        },
        '/handoffs/reader-to-checker/sideEffects': ['note', 'pay', 'mail'],
        '/handoffs/checker-to-clerk/sideEffects': ['mail'],
      },
    },
    'a round trip, where neither comes first': {
      set: {
        '/sideEffects': {
          pay: { system: 's', operation: 'o.create', class: 'pivot' },
          note: { system: 's', operation: 'o.create', class: 'compensatable', compensation: 'o.delete' },
          mail: { system: 's', operation: 'o.create', class: 'retriable' },
        },
        '/handoffs/planner-to-researcher/sideEffects': ['pay'],
        '/handoffs/researcher-to-planner/sideEffects': ['note'],
      },
    },
  },
  drifted: {
    'in the same handoff': {
      pattern: 'sequential-pipeline',
      set: {
        '/sideEffects': {
          pay: { system: 's', operation: 'o.create', class: 'pivot' },
          note: { system: 's', operation: 'o.create', class: 'compensatable', compensation: 'o.delete' },
          mail: { system: 's', operation: 'o.create', class: 'retriable' },
        },
        '/handoffs/reader-to-checker/sideEffects': ['pay', 'note'],
      },
      marks: ['/handoffs/reader-to-checker/sideEffects/1'],
    },
    'in a later handoff': {
      pattern: 'sequential-pipeline',
      set: {
        '/sideEffects': {
          pay: { system: 's', operation: 'o.create', class: 'pivot' },
          note: { system: 's', operation: 'o.create', class: 'compensatable', compensation: 'o.delete' },
          mail: { system: 's', operation: 'o.create', class: 'retriable' },
        },
        '/handoffs/reader-to-checker/sideEffects': ['pay'],
        '/handoffs/checker-to-clerk/sideEffects': ['mail', 'note'],
      },
      marks: ['/handoffs/checker-to-clerk/sideEffects/1'],
    },
  },
});
