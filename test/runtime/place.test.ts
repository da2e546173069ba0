import { describe, expect, it } from 'vitest';
import { explain, type IssuePlace } from '../../src/runtime/place.js';

const pointers = (value: unknown, report: (value: unknown, at: IssuePlace) => void): string[] =>
  explain(value, report).map(({ pointer, keyword }) => `${pointer} ${keyword}`);

describe('where issues are', () => {
  it('is the value itself, what a key leads to, and what loops come by', () => {
    const found = pointers({ a: [{ b: 1 }], 'x/y': { '~': 2 } }, (_, at) => {
      at.string('', 1);
      at.number('/a/0/b', '');
      at.each('/a', [{ b: 1 }], (item, inner) => inner.isArray('/b', item));
      at.eachProperty('/x~1y', { '~': 2 }, (property, inner) => inner.boolean('', property));
      at.check('/a', [], (value, inner) => inner.isObject('', value));
    });
    expect(found).toEqual([' type', '/a/0/b type', '/a/0/b type', '/x~1y/~0 type', '/a type']);
  });

  it('is the object that a property is missing from, whose name is told as it is', () => {
    const issues = explain({}, (_, at) => {
      at.string('/a', undefined);
      at.required('/in/x~1y', undefined);
      at.check('/b', undefined, () => undefined);
    });
    expect(issues).toEqual([
      { pointer: '', keyword: 'required', message: 'must have the property a' },
      { pointer: '/in', keyword: 'required', message: 'must have the property "x/y"' },
      { pointer: '', keyword: 'required', message: 'must have the property b' },
    ]);
  });
});

describe('known properties', () => {
  const names = new Set(['a', 'b', 'c', 'd']);
  it.each([
    [{ a: 1, b: 1, c: 1, d: 1 }, []],
    [{ d: 1, c: 1, b: 1, a: 1 }, []],
    [{ c: 1, d: 1 }, []],
    [{ x: 1, a: 1, c: 1, y: 1, d: 1, b: 1 }, ['/x', '/y']],
    [JSON.parse('{"a":1,"__proto__":2,"toString":3}'), ['/__proto__', '/toString']],
    [Object.create({ inherited: 1 }), []],
  ])('%j, in any order', (value, unknown) => {
    expect(explain(value, (_, at) => at.only('', value, names)).map(issue => issue.pointer)).toEqual(unknown);
  });
});

it('keywords that are not about a value’s type find no fault with it', () => {
  const issues = explain(null, (value, at) => {
    at.pattern('', value, /x/u, 'x');
    at.format('', value, () => false, 'uuid');
    at.above('', value, 1);
    at.below('', value, 1);
    at.multipleOf('', value, 2);
    at.unique('', value);
  });
  expect(issues).toEqual([]);
});

it('bounds count code points, and are told one by one', () => {
  const issues = explain('', (_, at) => {
    at.string('/a', '💡💡', 2, 2);
    at.string('/b', '💡', 2, 2);
    at.string('/c', '', 1);
    at.integer('/d', 11, 0, 10);
    at.isArray('/e', [], 1);
  });
  expect(issues.map(({ pointer, message }) => `${pointer} ${message}`)).toEqual([
    '/b must have at least 2 characters',
    '/c must not be empty',
    '/d must be at most 10',
    '/e must have at least 1 item',
  ]);
});
