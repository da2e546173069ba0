import { pipelineSinglePath } from '../../../src/contract/rules/pipeline-single-path.js';
import { ruleTable } from './rule-table.js';

ruleTable(pipelineSinglePath, {
  clean: {
    'a starter': { pattern: 'sequential-pipeline' },
    'other patterns': {},
    'one step': {
      pattern: 'sequential-pipeline',
      set: { '/agents': { only: { role: 'step' } }, '/handoffs': {} },
    },
    'no steps': { pattern: 'sequential-pipeline', set: { '/agents': {}, '/handoffs': {} } },
  },
  drifted: {
    'a branch': {
      pattern: 'sequential-pipeline',
      set: {
        '/agents/other': { role: 'step' },
        '/handoffs/aside': { from: 'reader', to: 'other', version: '1.0.0', payload: true },
      },
      marks: ['/agents/other', '/handoffs/aside'],
      says: /does not branch/,
    },
    'two ways into a step': {
      pattern: 'sequential-pipeline',
      set: { '/handoffs/short': { from: 'reader', to: 'clerk', version: '1.0.0', payload: true } },
      marks: ['/handoffs/short'],
    },
    'two predecessors': {
      pattern: 'sequential-pipeline',
      set: {
        '/agents/other': { role: 'step' },
        '/handoffs/also': { from: 'other', to: 'clerk', version: '1.0.0', payload: true },
      },
      marks: ['/agents/other', '/handoffs/also'],
      says: /more than one predecessor/,
    },
    'a circle': {
      pattern: 'sequential-pipeline',
      set: { '/handoffs/again': { from: 'clerk', to: 'reader', version: '1.0.0', payload: true } },
      marks: ['/handoffs/again'],
      says: /circle/,
    },
    'a branch out of a circle': {
      pattern: 'sequential-pipeline',
      set: {
        '/agents/other': { role: 'step' },
        '/handoffs/again': { from: 'clerk', to: 'checker', version: '1.0.0', payload: true },
        '/handoffs/onward': { from: 'clerk', to: 'other', version: '1.0.0', payload: true },
      },
      marks: ['/agents/other', '/handoffs/again', '/handoffs/onward'],
    },
    'a step beside the path': {
      pattern: 'sequential-pipeline',
      set: { '/agents/stray': { role: 'step' } },
      marks: ['/agents/stray'],
      says: /not part of the path/,
    },
  },
});
