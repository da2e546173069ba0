import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readOnce } from '../../src/runtime/validation.js';
import { linearPattern } from '../../src/schema/pattern/linear.js';
import { isHopeless, matcherOf } from '../../src/schema/pattern/match.js';
import { speedOf } from '../../src/schema/pattern/slow.js';

/** Patterns that take down a backtracking engine, each with the start, the middle (repeated) and the end of a text that does it. */
const evil: readonly (readonly [pattern: string, start: string, middle: string, end: string])[] = [
  ['^(a+)+$', '', 'a', '!'],
  ['^(a*)*$', '', 'a', '!'],
  ['^(a|a)*$', '', 'a', '!'],
  ['^(a|aa)+$', '', 'a', '!'],
  ['^(\\w|\\d)+$', '', '1', '!'],
  ['^(\\w+\\s?)*$', '', 'a', '!'],
  ['^(\\d+)*x$', '', '1', '!'],
  ['^([a-z]+[0-9a-z]*)*$', '', 'a', '!'],
  ['^(.*)*x$', '', 'a', '\n'],
  ['^(a?){30}a{30}$', '', 'a', '!'],
  ['^((a+)b?)+$', '', 'a', '!'],
  ['^(ab|a|b)*c$', '', 'ab', '!'],
  ['^([^,]+,?)+;$', '', 'a', '!'],
  ['^(([a-z])+.)+[A-Z]([a-z])+$', '', 'a', '!'],
  ['(x+x+)+y', '', 'x', '!'],
  ['^(?:(?:a{1,3}){20})b$', '', 'a', '!'],
  ['^(a+){12}$', '', 'a', '!'],
  ['^([\\w.]+)+@x$', '', 'a', '!'],
  ['^(?:\\s|\\u0020)*z$', '', ' ', '!'],
  ['^(([^@]+)+)@(.+)$', '', 'a', '!'],
  ['.*a.*a.*b', '', 'a', '!'],
  ['^.*a.*a.*a.*b$', '', 'a', '!'],
  ['^\\s*\\s*\\s*x$', '', ' ', '!'],
  ['^\\d+\\d+\\d+$', '', '1', '!'],
  ['^[ab]*[bc]*b*[ab]*x$', '', 'b', '!'],
  ['(?=(x*)*y)z', '', 'x', '!'],
];

const harmless = [
  '^[a-z]+(-[a-z]+)*$',
  '^(\\w+\\s)*$',
  '^(ab|ac|d)*$',
  '^(\\d{3}){2}$',
  '^[^@]+@[^@]+\\.[^@]+$',
  '^\\d{4}-\\d{2}-\\d{2}$',
  '^#[0-9a-fA-F]{6}$',
  '^https?://[^/]+/.*$',
  '^(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)(?:-((?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\\.(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?$',
  '^[A-Z]{2}\\d{2}[A-Z0-9]{1,30}$',
  '^[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(\\.[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$',
  '^hk1-[0-9a-f]{64}$',
  '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$',
  '^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$',
  '^\\S+$',
  '\\S',
  '^.*$',
  '^x-',
  '^(?!.*secret).*$',
  '^[\\p{L}\\p{N} ]+$',
  '^("[^"]*"|[^",]*)(,("[^"]*"|[^",]*))*$',
  '^\\+?[1-9]\\d{1,14}$',
  '^(GET|POST|PUT) /[a-z]*$',
  '^\\$\\{[^}]*\\}$',
  'foo|bar|baz',
];

describe('what is slow is known', () => {
  test.each(evil)('%s', pattern => expect(speedOf(pattern)).toBe('slow'));
});

describe('what is not is left alone', () => {
  test.each(harmless)('%s', pattern => expect(speedOf(pattern)).toBe('fine'));
});

test.each(evil)(
  '%s reads a hostile text of 100,000 characters once, or is refused',
  (pattern, start, middle, end) => {
    if (isHopeless(pattern)) return;
    const matches = matcherOf(pattern);
    expect(matches?.(start + middle.repeat(100_000 / middle.length) + end)).toBe(false);
  },
);

test('only patterns that no table can be made of are refused', () => {
  expect(evil.map(([pattern]) => pattern).filter(isHopeless)).toEqual([]);
  expect(harmless.filter(isHopeless)).toEqual([]);
});

test('tables and regular expressions agree', () => {
  const text = fc.string({ unit: fc.constantFrom(...'aab1x! \n@.,-\u{1f600}\ud800'), maxLength: 8 });
  for (const pattern of [...evil.map(([source]) => source), ...harmless]) {
    const linear = linearPattern(pattern);
    if (!linear) continue;
    const regexp = new RegExp(pattern, 'u');
    const { test: matches } = readOnce(linear.starts, linear.classes, linear.next, linear.accepting);
    fc.assert(
      fc.property(text, value => matches(value) === regexp.test(value)),
      { numRuns: 60 },
    );
  }
});

// Compared range by range, each of these took as long as a minute.
test('patterns with letters of all scripts are judged as others are', () => {
  expect(speedOf('(?:(\\p{L}[a-c]?\\p{L}+){2}(?:\\S{2,}|a{2,}\\s){2}|a\\S){1,3}$')).toBe('unknown');
  expect(speedOf('^(?:\\S*([\\w-]+\\P{L}*|\\P{L}*?\\.+?[a-c]*){2}){2}$')).toBe('unknown');
  expect(speedOf('^(\\p{L}+\\P{N}?)*$')).toBe('slow');
  expect(speedOf('^\\p{L}+(?:-\\p{L}+)*$')).toBe('fine');
});
