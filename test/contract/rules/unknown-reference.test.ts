import { unknownReference } from '../../../src/contract/rules/unknown-reference.js';
import { ruleTable } from './rule-table.js';

ruleTable(unknownReference, {
  clean: {
    'a starter': {},
    'a reference inside constant data': {
      set: { '/types/Answer/properties/sample': { const: { $ref: '#/types/Nothing' } } },
    },
  },
  drifted: {
    'a misspelt receiver': {
      set: { '/handoffs/planner-to-researcher/to': 'reseacher' },
      marks: ['/handoffs/planner-to-researcher/to'],
      says: /Did you mean “researcher”/,
    },
    'a misspelt sender': {
      set: { '/handoffs/planner-to-researcher/from': 'plan' },
      marks: ['/handoffs/planner-to-researcher/from'],
    },
    'a missing queue': {
      set: { '/handoffs/planner-to-researcher/deadLetter': 'attic' },
      marks: ['/handoffs/planner-to-researcher/deadLetter'],
    },
    'a missing store of an agent': {
      set: { '/agents/writer/stores': ['shared', 'cold'] },
      marks: ['/agents/writer/stores/1'],
    },
    'a missing store of a context': {
      set: { '/handoffs/planner-to-researcher/context/reference': { store: 'cold' } },
      marks: ['/handoffs/planner-to-researcher/context/reference/store'],
    },
    'a missing type': {
      set: { '/handoffs/planner-to-researcher/payload/$ref': '#/types/Reserch' },
      marks: ['/handoffs/planner-to-researcher/payload/$ref'],
      says: /Did you mean “Research”/,
    },
    'a missing type inside a type': {
      set: { '/types/Outline/properties/findings/items/$ref': '#/types/Nope/properties/x' },
      marks: ['/types/Outline/properties/findings/items/$ref'],
    },
    'a range for no handoff': {
      set: { '/agents/writer/accepts/nothing': '^1.0.0' },
      marks: ['/agents/writer/accepts/nothing'],
    },
    'a missing side effect': {
      set: { '/handoffs/planner-to-researcher/sideEffects': ['charge'] },
      marks: ['/handoffs/planner-to-researcher/sideEffects/0'],
    },
    'missing stores of the workflow': {
      pattern: 'stateful-orchestrator',
      set: { '/eventLog': 'lag', '/checkpoints': 'nowhere' },
      marks: ['/checkpoints', '/eventLog'],
    },
  },
});
