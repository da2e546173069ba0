import { expect, it } from 'vitest';
import { describeType } from '../../../src/contract/payload/words.js';

it('describes a type that is none as it stands, whatever it holds', () => {
  expect(describeType({ type: { toString: 1, valueOf: null } } as never)).toBe(
    '{"toString":1,"valueOf":null}',
  );
  expect(describeType({ type: ['string', 7] } as never)).toBe('string | 7');
});
