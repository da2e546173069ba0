import { selectDropsRequired } from '../../../src/contract/rules/select-drops-required.js';
import { ruleTable } from './rule-table.js';

/** Not to be cut down: which fields there must be depends on how many there are. */
const entangled = {
  type: 'object',
  properties: { question: { type: 'string' }, topics: { type: 'array' } },
  required: ['question', 'topics'],
  minProperties: 2,
};

const alternative = (question: string) => ({
  type: 'object',
  properties: { question: { const: question }, topics: { type: 'array' } },
  required: ['topics'],
});

ruleTable(selectDropsRequired, {
  clean: {
    'a starter': {},
    'required fields selected': {
      set: { '/handoffs/planner-to-researcher/context/select': ['/question', '/topics'] },
    },
    'a required field dropped of a schema that can be cut down': {
      set: { '/handoffs/planner-to-researcher/context/select': ['/question'] },
    },
    'a field dropped that every alternative requires, where each can be cut down': {
      set: {
        '/handoffs/planner-to-researcher/context/select': ['/question'],
        '/handoffs/planner-to-researcher/payload': { oneOf: [alternative('a'), alternative('b')] },
      },
    },
    'parts of a required field': {
      set: { '/handoffs/planner-to-researcher/context/select': ['/question', '/topics/0/id'] },
    },
  },
  drifted: {
    'a required field dropped': {
      set: {
        '/handoffs/planner-to-researcher/context/select': ['/question'],
        '/handoffs/planner-to-researcher/payload': entangled,
      },
      marks: ['/handoffs/planner-to-researcher/context/select'],
      says: /\/topics must be/,
    },
    'a field dropped that every alternative requires': {
      set: {
        '/handoffs/planner-to-researcher/context/select': ['/question'],
        '/handoffs/planner-to-researcher/payload': {
          oneOf: [alternative('a'), { ...alternative('b'), minProperties: 2 }],
        },
      },
      marks: ['/handoffs/planner-to-researcher/context/select'],
      says: /^\/topics must be/,
    },
    'everything dropped': {
      set: {
        '/handoffs/planner-to-researcher/context/select': [],
        '/handoffs/planner-to-researcher/payload': entangled,
      },
      marks: ['/handoffs/planner-to-researcher/context/select'],
      says: /do not cross/,
    },
  },
});
