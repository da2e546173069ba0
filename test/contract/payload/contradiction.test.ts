import { expect, it } from 'vitest';
import { checkContainment } from '../../../src/compat/index.js';
import { contradictionOf } from '../../../src/contract/payload/contradiction.js';

const hostile = { toString: 1, valueOf: null };

it('judges types and names that are none by what they hold, whatever that is', () => {
  expect(contradictionOf({ type: ['string', hostile], enum: [1] })?.message).toContain(
    'string or {"toString":1',
  );
  expect(contradictionOf({ type: 'object', required: [hostile, 'a'], maxProperties: 1 })?.keyword).toBe(
    'maxProperties',
  );
});

it('compares schemas that hold such things', () => {
  const schema = { $schema: hostile, type: [hostile], required: [hostile], properties: { a: true } };
  expect(checkContainment(schema, { ...schema, type: 'string' }).verdict).toBeTypeOf('string');
});
