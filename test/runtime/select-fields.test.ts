import fc from 'fast-check';
import { expect, test } from 'vitest';
import { selectFields } from '../../src/runtime/select-fields.js';

const order = {
  id: 'o1',
  lines: [
    { sku: 'a', price: 1 },
    { sku: 'b', price: 2 },
  ],
  customer: { name: 'N', email: 'e' },
};

test.each([
  [['/id'], { id: 'o1' }, ['/lines', '/customer']],
  [['/id', '/customer/name'], { id: 'o1', customer: { name: 'N' } }, ['/lines', '/customer/email']],
  [
    ['/lines/*/sku'],
    { lines: [{ sku: 'a' }, { sku: 'b' }] },
    ['/id', '/lines/0/price', '/lines/1/price', '/customer'],
  ],
  [['/lines/1/sku'], { lines: [{ sku: 'b' }] }, ['/id', '/lines/0', '/lines/1/price', '/customer']],
  [
    ['/lines/0', '/lines/*/sku'],
    { lines: [{ sku: 'a', price: 1 }, { sku: 'b' }] },
    ['/id', '/lines/1/price', '/customer'],
  ],
  [['/lines/sku'], { lines: order.lines }, ['/id', '/customer']],
  [['/customer', '/customer/name'], { customer: order.customer }, ['/id', '/lines']],
  [[''], order, []],
  [[], {}, ['/id', '/lines', '/customer']],
])('%j', (pointers, value, dropped) => {
  expect(selectFields(order, pointers)).toEqual({ value, dropped });
});

test('names that need escaping, and names that every object inherits', () => {
  const value = JSON.parse('{"a/b":1,"m~n":2,"__proto__":{"x":3},"constructor":4,"*":5}');
  expect(selectFields(value, ['/a~1b', '/__proto__', '/*'])).toEqual({
    value: JSON.parse('{"a/b":1,"__proto__":{"x":3},"*":5}'),
    dropped: ['/m~0n', '/constructor'],
  });
  expect(({} as { x?: unknown }).x).toBeUndefined();
});

test('nothing is lost silently: what stays and what was dropped are the whole', () => {
  const keys = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 4 });
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.jsonValue()), keys, (value, kept) => {
      const { value: rest, dropped } = selectFields(
        value,
        kept.map(key => `/${key}`),
      );
      expect([...Object.keys(rest as object), ...dropped.map(pointer => pointer.slice(1))].sort()).toEqual(
        Object.keys(value).sort(),
      );
    }),
  );
});
