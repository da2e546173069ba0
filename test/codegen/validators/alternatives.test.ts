import { expect, it } from 'vitest';
import { planTypes } from '../../../src/codegen/types/index.js';
import { emitValidators } from '../../../src/codegen/validators/index.js';
import type { Json, JsonObject } from '../../../src/schema/json.js';
import { validatorsOf } from '../../support/run-validators.js';

/** A schema, values that fit, and values that do not with the first fault's place and keyword. */
it.each<[string, JsonObject, Json[], [Json, string, string][]]>([
  [
    'oneOf of values, each described',
    { oneOf: [{ const: 'mail', description: 'By mail.' }, { const: 1, title: 'One' }, { const: null }] },
    ['mail', 1, null],
    [
      ['fax', '', 'oneOf'],
      [{}, '', 'oneOf'],
    ],
  ],
  ['oneOf of equal values', { oneOf: [{ const: 1 }, { const: 1 }, { const: 2 }] }, [2], [[1, '', 'oneOf']]],
  [
    'a value or null',
    {
      anyOf: [
        { type: 'null', title: 'None' },
        { type: 'object', required: ['a'] },
      ],
    },
    [null, { a: 1 }],
    [
      [{}, '', 'required'],
      ['x', '', 'type'],
    ],
  ],
  [
    'either a value or null',
    {
      oneOf: [{ $ref: '#/$defs/a' }, { type: 'null' }],
      $defs: { a: { type: 'array', items: { type: 'string' } } },
    },
    [null, ['x']],
    [
      [[1], '/0', 'type'],
      [1, '', 'type'],
    ],
  ],
  [
    'null in both alternatives',
    { oneOf: [{ type: ['string', 'null'] }, { type: 'null' }] },
    ['x'],
    [
      [null, '', 'oneOf'],
      [1, '', 'oneOf'],
    ],
  ],
  [
    'a null that never fits',
    { anyOf: [{ type: 'string' }, { type: 'null', const: 'x' }] },
    ['x'],
    [[null, '', 'anyOf']],
  ],
])('%s', (_, schema, fits, faults) => {
  const { validators, problems } = validatorsOf(schema);
  expect(problems).toEqual([]);
  for (const value of fits) expect([validators?.is(value), validators?.explain(value)]).toEqual([true, []]);
  for (const [value, pointer, keyword] of faults) {
    expect(validators?.is(value), JSON.stringify(value)).toBe(false);
    expect(validators?.explain(value)[0]).toMatchObject({ pointer, keyword });
  }
});

it('names the values that described alternatives leave', () => {
  const { validators } = validatorsOf({ oneOf: [{ const: 'mail', title: 'Mail' }, { const: 'phone' }] });
  expect(validators?.explain('fax')[0]?.message).toBe("must be one of 'mail', 'phone'");
});

it('calls what runs over a map’s properties after the map, so that one map more changes nothing about others', () => {
  const map: Json = { type: 'object', additionalProperties: { type: 'string' } };
  const textOf = (properties: JsonObject) => {
    const documents = new Map([['doc', { type: 'object', properties }]]);
    const plan = planTypes({ documents, types: [{ name: 'T', document: 'doc', path: [] }] });
    return emitValidators(plan).map(({ text }) => text);
  };
  const [before = ''] = textOf({ tags: map });
  const [after = ''] = textOf({ labels: map, other: { type: 'object', properties: { a: map } }, tags: map });
  const kept = before.split('\n').filter(line => line.includes('tags'));
  expect(kept).toContain('    for (const tagsKey in tags) {');
  expect(after.split('\n')).toEqual(expect.arrayContaining(kept));
});
