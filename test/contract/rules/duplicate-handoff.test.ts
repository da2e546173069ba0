import { duplicateHandoff } from '../../../src/contract/rules/duplicate-handoff.js';
import { ruleTable } from './rule-table.js';

ruleTable(duplicateHandoff, {
  clean: {
    'a starter': {},
    'another payload between the same agents': {
      set: {
        '/handoffs/second': {
          from: 'planner',
          to: 'researcher',
          version: '1.0.0',
          payload: { $ref: '#/types/Outline' },
        },
      },
    },
  },
  drifted: {
    'the same payload twice': {
      set: {
        '/handoffs/second': {
          from: 'planner',
          to: 'researcher',
          version: '1.0.0',
          payload: { $ref: '#/types/Research' },
        },
      },
      marks: ['/handoffs/second'],
    },
    'equal inline payloads': {
      set: {
        '/handoffs/b': {
          from: 'planner',
          to: 'researcher',
          version: '1.0.0',
          payload: { type: 'object', title: 'x' },
        },
        '/handoffs/c': {
          from: 'planner',
          to: 'researcher',
          version: '1.0.0',
          payload: { title: 'x', type: 'object' },
        },
      },
      marks: ['/handoffs/c'],
    },
  },
});
