import { invalidSchema } from '../../../src/contract/rules/invalid-schema.js';
import { ruleTable } from './rule-table.js';

const field = '/types/Answer/properties/text';

ruleTable(invalidSchema, {
  clean: {
    'a starter': {},
    'references that other rules judge': {
      set: { [field]: { anyOf: [{ $ref: './a.json' }, { $ref: 'https://example.com' }] } },
    },
    'unknown keywords': { set: { [field]: { 'x-unit': 'cents' } } },
  },
  drifted: {
    'an unknown type': {
      set: { [field]: { type: 'strng' } },
      marks: [`${field}/type`],
      says: /Did you mean “string”/,
    },
    'a type of another language': {
      set: { [field]: { type: 'int' } },
      marks: [`${field}/type`],
      says: /Did you mean “integer”/,
    },
    'a type that resembles none': { set: { [field]: { type: 'whatsoever' } }, marks: [`${field}/type`] },
    'a broken pattern': { set: { [field]: { pattern: '(' } }, marks: [`${field}/pattern`] },
    'a foreign dialect': {
      set: { '/types/Answer/$schema': 'http://json-schema.org/draft-04/schema#' },
      marks: ['/types/Answer/$schema'],
    },
    'a reference to itself': {
      set: { '/types/Loop': { $ref: '#/types/Loop' } },
      marks: ['/types/Loop/$ref'],
    },
    'a reference to nothing in a type': {
      set: { [field]: { $ref: '#/types/Answer/properties/nothing' } },
      marks: [`${field}/$ref`],
    },
    'a reference to something else of the manifest': {
      set: { [field]: { $ref: '#/stores/shared' } },
      marks: [`${field}/$ref`],
    },
  },
});
