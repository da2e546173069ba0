import { refOutsideWorkspace } from '../../../src/contract/rules/ref-outside-workspace.js';
import { ruleTable } from './rule-table.js';

const field = '/types/Answer/properties/text';

ruleTable(refOutsideWorkspace, {
  clean: {
    'a type, a file, a metaschema': {
      set: {
        [field]: {
          anyOf: [
            { $ref: '#/types/Findings' },
            { $ref: './more.json#/x' },
            { $ref: 'https://json-schema.org/draft/2020-12/schema' },
          ],
        },
      },
    },
    'an id of its own': {
      set: { '/types/Answer/$id': 'https://example.com/a', [field]: { $ref: 'https://example.com/a' } },
    },
  },
  drifted: {
    'the network': { set: { [field]: { $ref: 'https://example.com/a.json' } }, marks: [`${field}/$ref`] },
    'the disk': { set: { [field]: { $ref: '/etc/passwd' } }, marks: [`${field}/$ref`] },
    'a file URL': { set: { [field]: { items: { $ref: 'file:///c:/x' } } }, marks: [`${field}/items/$ref`] },
  },
});
