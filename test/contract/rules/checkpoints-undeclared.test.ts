import { checkpointsUndeclared } from '../../../src/contract/rules/checkpoints-undeclared.js';
import { ruleTable } from './rule-table.js';

const pattern = 'peer-to-peer';

ruleTable(checkpointsUndeclared, {
  clean: {
    'a starter': { pattern },
    'a pipeline, which retries': { pattern: 'sequential-pipeline' },
    'a supervisor, who compensates': { pattern: 'supervisor-worker' },
    'peers that do not hand over yet': { pattern, unset: ['/checkpoints'], set: { '/handoffs': {} } },
  },
  drifted: {
    'no checkpoints beside a durable store': {
      pattern,
      unset: ['/checkpoints'],
      marks: ['/pattern'],
      says: /“checkpoints”/,
    },
    'no checkpoints and no store to keep them': {
      pattern,
      unset: ['/checkpoints'],
      set: { '/stores/shared': { kind: 'memory' } },
      marks: ['/pattern'],
    },
  },
});
