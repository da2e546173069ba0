import { fanOut } from '../../../src/contract/rules/fan-out.js';
import { ruleTable } from './rule-table.js';

ruleTable(fanOut, {
  clean: {
    'a starter': {},
    'a quorum': { set: { '/handoffs/planner-to-researcher/fanOut/join': { quorum: 2 } } },
    'a payload that cannot be known': { set: { '/handoffs/planner-to-researcher/payload': true } },
  },
  drifted: {
    'a quorum that the list cannot reach': {
      set: {
        '/handoffs/planner-to-researcher/fanOut/join': { quorum: 5 },
        '/types/Research/properties/topics/maxItems': 4,
      },
      marks: ['/handoffs/planner-to-researcher/fanOut/join/quorum'],
      says: /waits for 5 results, but \/topics holds 4/,
    },
    'no join': {
      unset: ['/handoffs/planner-to-researcher/fanOut/join'],
      marks: ['/handoffs/planner-to-researcher/fanOut'],
      says: /join/,
    },
    'no key': {
      unset: ['/handoffs/planner-to-researcher/fanOut/key'],
      marks: ['/handoffs/planner-to-researcher/fanOut'],
      says: /branch key/,
    },
    neither: {
      set: { '/handoffs/planner-to-researcher/fanOut': { items: '/topics' } },
      marks: ['/handoffs/planner-to-researcher/fanOut', '/handoffs/planner-to-researcher/fanOut'],
    },
    'no list': {
      set: { '/handoffs/planner-to-researcher/fanOut/items': '/question' },
      marks: ['/handoffs/planner-to-researcher/fanOut/items'],
      says: /no list/,
    },
    'no such field': {
      set: { '/handoffs/planner-to-researcher/fanOut/items': '/things' },
      marks: ['/handoffs/planner-to-researcher/fanOut/items'],
    },
    'no such key': {
      set: { '/handoffs/planner-to-researcher/fanOut/key': '/identity' },
      marks: ['/handoffs/planner-to-researcher/fanOut/key'],
    },
  },
});
