import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, sortedJson } from '../../src/runtime/canonical-json.js';

test('RFC 8785, 3.2.2: literals, numbers and strings', () => {
  const value = {
    // biome-ignore lint/correctness/noPrecisionLoss: the RFC's own example
    numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
    literals: [null, true, false],
  };
  expect(canonicalJson(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
      '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

test('RFC 8785, 3.2.3: keys in the order of their UTF-16 code units', () => {
  const value = {
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    1: 'One',
    '\ud83d\ude00': 'Emoji: Grinning Face',
    '\u0080': 'Control',
    '\u00f6': 'Latin Small Letter O With Diaeresis',
  };
  expect(Object.values(JSON.parse(canonicalJson(value) ?? ''))).toHaveLength(7);
  expect([...(canonicalJson(value) ?? '').matchAll(/":"([^"]+)"/g)].map(match => match[1])).toEqual([
    'Carriage Return',
    'One',
    'Control',
    'Latin Small Letter O With Diaeresis',
    'Euro Sign',
    'Emoji: Grinning Face',
    'Hebrew Letter Dalet With Dagesh',
  ]);
});

/** RFC 8785, appendix B: IEEE 754 doubles and their canonical notation. */
const doubles: [string, string | undefined][] = [
  ['0000000000000000', '0'],
  ['8000000000000000', '0'],
  ['0000000000000001', '5e-324'],
  ['8000000000000001', '-5e-324'],
  ['7fefffffffffffff', '1.7976931348623157e+308'],
  ['ffefffffffffffff', '-1.7976931348623157e+308'],
  ['4340000000000000', '9007199254740992'],
  ['c340000000000000', '-9007199254740992'],
  ['4430000000000000', '295147905179352830000'],
  ['7fffffffffffffff', undefined],
  ['7ff0000000000000', undefined],
  ['44b52d02c7e14af5', '9.999999999999997e+22'],
  ['44b52d02c7e14af6', '1e+23'],
  ['44b52d02c7e14af7', '1.0000000000000001e+23'],
  ['444b1ae4d6e2ef4e', '999999999999999700000'],
  ['444b1ae4d6e2ef4f', '999999999999999900000'],
  ['444b1ae4d6e2ef50', '1e+21'],
  ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
  ['3eb0c6f7a0b5ed8d', '0.000001'],
  ['41b3de4355555553', '333333333.3333332'],
  ['41b3de4355555554', '333333333.33333325'],
  ['41b3de4355555555', '333333333.3333333'],
  ['41b3de4355555556', '333333333.3333334'],
  ['41b3de4355555557', '333333333.33333343'],
  ['becbf647612f3696', '-0.0000033333333333333333'],
  ['43143ff3c1cb0959', '1424953923781206.2'],
];

test.each(doubles)('RFC 8785, appendix B: %s', (bits, text) => {
  expect(canonicalJson(Buffer.from(bits, 'hex').readDoubleBE())).toBe(text);
});

test('what is not JSON has no canonical text', () => {
  const cycle: unknown[] = [];
  cycle.push(cycle, cycle);
  for (const value of [
    undefined,
    Number.NaN,
    1n,
    () => 1,
    Symbol('s'),
    '\ud800',
    { '\udc00': 1 },
    { a: undefined },
    cycle,
  ])
    expect(canonicalJson(value)).toBeUndefined();
});

test('equal values, equal text, and the text reads back', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), value => {
      const text = canonicalJson(value);
      expect(text).toBeDefined();
      expect(JSON.stringify(JSON.parse(text ?? ''))).toBe(
        JSON.stringify(JSON.parse(canonicalJson(JSON.parse(text ?? '')) ?? '')),
      );
      expect(canonicalJson(shuffle(value))).toBe(text);
    }),
  );
});

test('sorted JSON is the canonical one, and tells values with lone surrogates apart as well', () => {
  fc.assert(fc.property(fc.jsonValue(), value => sortedJson(value) === canonicalJson(value)));
  const values = ['\ud800', '\udc00', '\\ud800', '\ufffd', ['\ud800'], { '\ud800': 1 }];
  expect(new Set(values.map(value => sortedJson(value))).size).toBe(values.length);
});

function shuffle(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffle);
  if (typeof value !== 'object' || value === null) return value;
  const copy: object = {};
  for (const [key, item] of Object.entries(value).reverse())
    Object.defineProperty(copy, key, { value: shuffle(item), enumerable: true });
  return copy;
}
