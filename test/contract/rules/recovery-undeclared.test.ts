import { recoveryUndeclared } from '../../../src/contract/rules/recovery-undeclared.js';
import { ruleTable } from './rule-table.js';

const handoff = '/handoffs/planner-to-writer';

ruleTable(recoveryUndeclared, {
  clean: {
    'a starter': {},
    'a queue alone, which another rule judges': { unset: [`${handoff}/retry`] },
    'retries alone, which another rule judges': { unset: [`${handoff}/deadLetter`] },
  },
  drifted: {
    'neither retries nor a queue': {
      unset: [`${handoff}/retry`, `${handoff}/deadLetter`],
      marks: [handoff],
      says: /lost/,
    },
    'neither, and no queue to use': {
      pattern: 'sequential-pipeline',
      set: {
        '/handoffs/checker-to-clerk/payload': true,
        '/handoffs/reader-to-checker/payload': true,
      },
      unset: [
        '/handoffs/reader-to-checker/retry',
        '/handoffs/reader-to-checker/deadLetter',
        '/handoffs/checker-to-clerk/retry',
        '/handoffs/checker-to-clerk/deadLetter',
        '/deadLetterQueues',
      ],
      marks: ['/handoffs/reader-to-checker', '/handoffs/checker-to-clerk'],
    },
  },
});
