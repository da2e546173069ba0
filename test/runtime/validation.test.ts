import { describe, expect, it } from 'vitest';
import { isMultipleOf, isShallow, isUnique } from '../../src/runtime/validation.js';

describe('multiples, by decimal notation', () => {
  it.each([
    [0.3, 0.1, true],
    [123456.12345678, 1e-8, true],
    [1e-9, 1e-8, false],
    [-2.5, 2.5, true],
    [1.5, 1, false],
    // As written; their nearest doubles are no multiples.
    [1e23, 10, true],
    [3e23, 1e23, true],
    [7e25, 7, true],
    [7e25 + 1e10, 7, false],
    [9007199254740994, 7, false],
    [1e308, 0.123456789, false],
    [1e-308, 1e308, false],
    // What JSON.parse makes of 1e400.
    [Number.POSITIVE_INFINITY, 0.1, false],
    [Number.NEGATIVE_INFINITY, 5, false],
  ])('%d of %d: %s', (value, step, is) => expect(isMultipleOf(value, step)).toBe(is));
});

describe('items that are all different', () => {
  it.each([
    ['order of keys', '[{"a":1,"b":[2]},{"b":[2],"a":1}]', false],
    ['keys and values that read alike', '[{"a":"b,c","a,b":"c"},{"a,b":"c","a":"b,c"}]', false],
    ['the same with other values', '[{"a":"b,c","a,b":"c"},{"a,b":"b","a":"b,c"}]', true],
    ['a toString of their own', '[{"a":{"toString":1},"b":2},{"b":2,"a":{"toString":1}}]', false],
    ['a __proto__ of their own', '[{"__proto__":{"a":1}},{"__proto__":{"a":1}}]', false],
    ['negative zero', '[0,-0]', false],
    ['lists of different lengths', '[[1,2],[1,2,3],[2,1]]', true],
    ['text, number, truth, nothing', '["1",1,true,"true",null,"null",[],{}]', true],
  ])('%s', (_name, text, is) => expect(isUnique(JSON.parse(text))).toBe(is));
});

it('sees how deep values are, those that contain themselves included', () => {
  const nested = (levels: number, inside: unknown): unknown =>
    levels === 0 ? inside : { in: nested(levels - 1, inside) };
  expect([256, 257].map(levels => isShallow(nested(levels, 1)))).toEqual([true, false]);
  expect([256, 257].map(levels => isShallow(nested(levels, {})))).toEqual([true, false]);
  const node: { left?: unknown; right?: unknown } = {};
  node.left = node;
  node.right = node;
  expect(isShallow(node)).toBe(false);
});
