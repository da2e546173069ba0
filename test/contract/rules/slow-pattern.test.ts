import { slowPattern } from '../../../src/contract/rules/slow-pattern.js';
import { ruleTable } from './rule-table.js';

const field = '/types/Answer/properties/text';

ruleTable(slowPattern, {
  clean: {
    'no loop in a loop': { set: { [field]: { pattern: '^[a-z]+(-[a-z]+)*$' } } },
    'a loop that is told apart by its end': { set: { [field]: { pattern: '^(\\w+\\s)*$' } } },
    'alternatives that differ': { set: { [field]: { pattern: '^(ab|ac|d)*$' } } },
    'a counted loop': { set: { [field]: { pattern: '^(\\d{3}){2}$' } } },
    'what is no pattern': { set: { [field]: { const: { pattern: '(a+)+$' } } } },
    'an invalid pattern, which is reported as such': { set: { [field]: { pattern: '(' } } },
  },
  drifted: {
    'a loop of a loop': {
      set: { [field]: { pattern: '^(a+)+$' } },
      marks: [`${field}/pattern`],
      says: /so many ways/,
    },
    'equal alternatives': { set: { [field]: { pattern: '^(a|a)*b' } }, marks: [`${field}/pattern`] },
    'overlapping alternatives': {
      set: { [field]: { pattern: '^(\\w|\\d)+$' } },
      marks: [`${field}/pattern`],
    },
    'words with optional blanks': {
      set: { [field]: { pattern: '^(\\w+\\s?)*$' } },
      marks: [`${field}/pattern`],
    },
    'inside a look-ahead': { set: { [field]: { pattern: '(?=(x*)*y)z' } }, marks: [`${field}/pattern`] },
    'a pattern of keys': {
      set: { [field]: { patternProperties: { '^(a*)*$': true } } },
      marks: [`${field}/patternProperties/^(a*)*$`],
    },
  },
});
