import { describe, expect, it } from 'vitest';
import { checkDrift } from '../../../src/drift/check.js';
import { envelopeOf } from '../envelope-of.js';
import { manifestOf, subjectOf } from '../subject-of.js';

const file = (value: unknown): string => JSON.stringify(value, null, 2);
const line = (value: unknown): string => `${JSON.stringify(value)}\n`;
const lines = (...values: readonly unknown[]): string => values.map(line).join('');

type Sample = readonly [path: string, text: string];

interface Row {
  readonly rule: string;
  readonly clean: readonly (readonly [string, Sample])[];
  /** With the text that each problem underlines. */
  readonly drifted: readonly (readonly [string, Sample, readonly string[]])[];
}

const rows: readonly Row[] = [
  {
    rule: 'sample-violation',
    clean: [
      ['an envelope', ['fixtures/one.json', file(envelopeOf())]],
      ['envelopes, one a line', ['traces/a.jsonl', lines(envelopeOf(), envelopeOf({}, { step: '2/w=a' }))]],
      ['a list of envelopes', ['fixtures/all.json', file([envelopeOf(), envelopeOf()])]],
      [
        'events of a trace',
        [
          'traces/a.jsonl',
          lines({ event: 'emitted', envelope: envelopeOf() }, { event: 'acknowledged', key: 'k' }),
        ],
      ],
      ['a payload by its handoff', ['fixtures/triage-to-billing.2.json', file({ id: 'T-1' })]],
      ['a payload by its type', ['samples/Task/one.json', file({ id: 'T-1', amount: 0 })]],
      [
        'a newer minor version with an unknown field',
        ['a.json', file(envelopeOf({ schemaVersion: '1.3.0', data: { id: 'T-1', extra: true } }))],
      ],
      ['a byte order mark and blank lines', ['a.jsonl', `\ufeff${line(envelopeOf())}\n\n`]],
    ],
    drifted: [
      [
        'a wrong type',
        ['fixtures/triage-to-billing.json', file({ id: 'T-1', amount: '12.50' })],
        ['"12.50"'],
      ],
      ['two wrong values', ['Task.json', file({ id: 7, amount: -1 })], ['7', '-1']],
      ['an unknown field', ['Task.json', file({ id: 'T-1', extra: [1, 2] })], ['[\n    1,\n    2\n  ]']],
      ['in an envelope', ['one.json', file(envelopeOf({ data: { id: 'T-1', amount: 1.5 } }))], ['1.5']],
      [
        'in the second line',
        ['a.jsonl', lines(envelopeOf(), envelopeOf({ data: { id: null } }), envelopeOf())],
        ['null'],
      ],
      [
        'in an event',
        ['a.jsonl', lines({ event: 'emitted', envelope: envelopeOf({ data: { id: false } }) })],
        ['false'],
      ],
      ['in a list', ['all.json', file([envelopeOf(), envelopeOf({ data: { id: true } })])], ['true']],
      [
        'missing provenance',
        ['one.json', file(envelopeOf({ provenance: { reason: 'r' } }))],
        ['{\n    "reason": "r"\n  }'],
      ],
      [
        'a key of another step',
        ['one.json', line(envelopeOf({ step: '2' }))],
        [JSON.stringify(envelopeOf().idempotencyKey)],
      ],
      [
        'an undeclared side effect',
        [
          'one.json',
          line(
            envelopeOf({
              sideEffects: [
                {
                  id: 'e',
                  effect: 'charge',
                  system: 's',
                  operation: 'o',
                  class: 'pivot',
                  status: 'committed',
                  at: '2026-01-01T10:00:00Z',
                },
              ],
            }),
          ),
        ],
        [
          '[{"id":"e","effect":"charge","system":"s","operation":"o","class":"pivot","status":"committed","at":"2026-01-01T10:00:00Z"}]',
        ],
      ],
      ['no time', ['one.json', line(envelopeOf({ time: 'yesterday' }))], ['"yesterday"']],
      ['a field called __proto__', ['Task.json', '{"id": "T-1", "__proto__": {"x": 1}}'], ['{"x": 1}']],
    ],
  },
  {
    rule: 'sample-outdated',
    clean: [['a version in the range', ['a.json', file(envelopeOf({ schemaVersion: '1.0.0' }))]]],
    drifted: [
      [
        'another major version',
        ['a.json', file(envelopeOf({ schemaVersion: '2.0.0', data: 'anything' }))],
        ['"2.0.0"'],
      ],
    ],
  },
  {
    rule: 'sample-unmatched',
    clean: [['a payload that fits some handoff, whatever its name', ['x.json', file({ id: 'T-1' })]]],
    drifted: [
      [
        'another workflow’s envelope',
        ['a.json', file(envelopeOf({ type: 'refunds.ask' }))],
        ['"refunds.ask"'],
      ],
      ['a payload of nothing', ['x.json', '{"colour": "red"}'], ['{']],
    ],
  },
  {
    rule: 'sample-unreadable',
    clean: [
      ['JSON', ['Task.json', '{"id": "T-1"}']],
      ['an empty trace', ['a.jsonl', '']],
    ],
    drifted: [
      ['a torn last line', ['a.jsonl', `${line(envelopeOf())}{"specversion": "1.0"`], ['{']],
      ['half a file', ['Task.json', '{"id": "T-1",'], ['{']],
    ],
  },
];

const check = ([path, text]: Sample, rule: string) =>
  checkDrift(subjectOf({ samples: [{ path, text }] }), { today: '2026-01-01' }).filter(
    problem => rule === '' || problem.code === rule,
  );

describe.each(rows)('$rule', ({ rule, clean, drifted }) => {
  it.each(clean)('is silent: %s', (_what, sample) => {
    expect(check(sample, '')).toEqual([]);
  });

  it.each(drifted)('speaks at the exact value: %s', (_what, sample, marked) => {
    const problems = check(sample, rule);
    expect(problems.map(({ range }) => sample[1].slice(range?.start, range?.end))).toEqual(marked);
    for (const problem of problems) {
      expect(problem.file).toBe(sample[0]);
      expect(problem.message).toMatch(/^\S.*\.$/s);
    }
  });
});

describe('formats', () => {
  it('are judged as the manifest says', () => {
    const sample = { path: 'Task.json', text: '{"id": "not a date"}' };
    const of = (formats?: 'assert') =>
      checkDrift(
        subjectOf({
          manifest: manifestOf(json => {
            json.types.Task.properties.id.format = 'date';
            if (formats) json.formats = formats;
          }),
          samples: [sample],
        }),
        { today: '2026-01-01' },
      );
    expect(of()).toEqual([]);
    expect(of('assert')).toMatchObject([{ code: 'sample-violation' }]);
  });
});
