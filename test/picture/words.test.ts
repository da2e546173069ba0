import { expect, it } from 'vitest';
import { plural } from '../../src/picture/words.js';

it.each([
  [0, '0 agents'],
  [1, '1 agent'],
  [999, '999 agents'],
  [1000, '1,000 agents'],
  [1_234_567, '1,234,567 agents'],
])('says %i in words', (count, words) => {
  expect(plural(count, 'agent')).toBe(words);
});
