import { describe, expect, it } from 'vitest';
import { compare } from '../../src/compat/index.js';
import { arrays } from './cases/arrays.js';
import { answersOf, type Case, schemasOf } from './cases/case.js';
import { logic } from './cases/logic.js';
import { objects } from './cases/objects.js';
import { values } from './cases/values.js';

const verdictOf = (is: boolean) => (is ? 'compatible' : 'incompatible');

function check(each: Case): void {
  const [old, next] = schemasOf(each);
  const { backward, forward } = answersOf(each[1]);
  const found = compare(old, next);
  const context = JSON.stringify(found);
  expect(found.backward.verdict, context).toBe(verdictOf(backward));
  expect(found.forward.verdict, context).toBe(verdictOf(forward));
}

describe.each([
  ['objects', objects],
  ['values', values],
  ['arrays', arrays],
  ['logic', logic],
] as const)('changes people make: %s', (_, cases) => {
  it.each(cases.map(each => [each[0], each[1], each] as const))('%s: %s', (_title, _relation, each) =>
    check(each),
  );

  it('gives each its own title', () => {
    expect(new Set(cases.map(([title]) => title)).size).toBe(cases.length);
  });
});
