import { describe, expect, it } from 'vitest';
import { applyEdits, applyIntents, parseManifest } from '../../../src/contract/index.js';
import { checkDrift } from '../../../src/drift/check.js';
import type { Baseline, DriftSubject } from '../../../src/drift/subject.js';
import { manifestOf, subjectOf } from '../subject-of.js';

type Change = NonNullable<Parameters<typeof manifestOf>[0]>;
// biome-ignore lint/suspicious/noExplicitAny: tests reach anywhere into it.
const edge = (json: Record<string, any>) => json.handoffs['triage-to-billing'];
const nothing: Change = () => undefined;
const today = '2026-01-01';

function since(before: Change, after: Change): DriftSubject {
  const baseline: Baseline = { manifest: manifestOf(before), text: '', files: new Map(), label: 'HEAD' };
  return subjectOf({ manifest: manifestOf(after), baseline });
}

const stricter: Change = json => json.types.Task.required.push('amount');
const both =
  (...changes: readonly Change[]): Change =>
  json => {
    for (const change of changes) change(json);
  };
const version =
  (value: string): Change =>
  json => {
    edge(json).version = value;
  };
const accepts =
  (range: string): Change =>
  json => {
    json.agents.billing.accepts['triage-to-billing'] = range;
  };
const pattern =
  (value: string): Change =>
  json => {
    json.types.Task.properties.id.pattern = value;
  };

interface Row {
  readonly rule: string;
  readonly clean: readonly (readonly [string, DriftSubject])[];
  readonly drifted: readonly (readonly [string, DriftSubject, message: RegExp])[];
}

const rows: readonly Row[] = [
  {
    rule: 'version-bump-missing',
    clean: [
      ['no baseline', subjectOf({ manifest: manifestOf(stricter) })],
      ['nothing changed', since(nothing, nothing)],
      [
        'a break with a new major version',
        since(nothing, both(stricter, version('2.0.0'), accepts('^2.0.0'))),
      ],
      [
        'a new optional field with a new minor version',
        since(
          nothing,
          both(version('1.3.0'), json => {
            json.types.Task.properties.note = { type: 'string' };
          }),
        ),
      ],
      [
        '0.x: a break with a new minor version',
        since(version('0.3.1'), both(version('0.4.0'), stricter, accepts('^0.4.0'))),
      ],
      [
        'words and layout',
        since(nothing, json => {
          json.types.Task.title = 'Task';
          json.layout = { triage: { x: 1, y: 1 } };
        }),
      ],
      [
        'the same schema, written differently',
        since(
          both(version('1.2.0'), nothing),
          both(version('1.2.1'), json => {
            json.types.Task.properties.id = { enum: ['a'] };
            json.types.Task.properties.id = { type: ['string'] };
          }),
        ),
      ],
    ],
    drifted: [
      ['a field became required', since(nothing, stricter), /needs version 2\.0\.0, not 1\.2\.0.*in flight/],
      [
        'a break under a new minor version',
        since(nothing, both(stricter, version('1.3.0'))),
        /needs version 2\.0\.0, not 1\.3\.0/,
      ],
      [
        'an enum grew: old receivers reject its new member',
        since(
          json => {
            json.types.Task.properties.kind = { enum: ['a'] };
          },
          json => {
            json.types.Task.properties.kind = { enum: ['a', 'b'] };
          },
        ),
        /needs version 2\.0\.0.*“billing” breaks/,
      ],
      [
        'an optional field was added',
        since(nothing, json => {
          json.types.Task.properties.note = { type: 'string' };
        }),
        /needs version 1\.3\.0/,
      ],
      [
        'a looser limit',
        since(nothing, json => {
          json.types.Task.properties.amount.minimum = -1;
        }),
        /needs version 2\.0\.0/,
      ],
      [
        '0.x',
        since(version('0.3.1'), both(version('0.3.2'), stricter)),
        /needs version 0\.4\.0, not 0\.3\.2/,
      ],
      [
        'another field is selected',
        since(
          json => {
            edge(json).context = { select: ['/id'] };
          },
          json => {
            edge(json).context = { select: ['/amount', '/id'] };
          },
        ),
        /needs version 1\.3\.0/,
      ],
    ],
  },
  {
    rule: 'version-lowered',
    clean: [
      ['a higher one', since(nothing, version('1.2.1'))],
      ['the same', since(nothing, nothing)],
    ],
    drifted: [
      [
        'a step back',
        since(nothing, version('1.1.0')),
        /went back from 1\.2\.0 \(HEAD\) to 1\.1\.0.*1\.2\.0/,
      ],
      ['a step back with a break', since(nothing, both(version('1.1.0'), stricter)), /set it to 2\.0\.0/],
    ],
  },
  {
    rule: 'range-spans-break',
    clean: [
      ['the range was narrowed', since(nothing, both(stricter, version('2.0.0'), accepts('^2.0.0')))],
      [
        'nothing breaks',
        since(
          nothing,
          both(version('1.3.0'), json => {
            json.types.Task.properties.note = { type: 'string' };
          }),
        ),
      ],
      [
        'only receivers break',
        since(
          nothing,
          both(version('2.0.0'), accepts('^1.0.0 || ^2.0.0'), json => {
            json.types.Task.properties.amount.minimum = -1;
          }),
        ),
      ],
    ],
    drifted: [
      [
        'both majors are accepted',
        since(nothing, both(stricter, version('2.0.0'), accepts('^1.0.0 || ^2.0.0'))),
        /“billing” accepts \^1\.0\.0 \|\| \^2\.0\.0.*admits 1\.2\.0/,
      ],
    ],
  },
  {
    rule: 'change-undecided',
    clean: [
      ['a proof', since(nothing, stricter)],
      [
        'a regular pattern',
        since(nothing, json => {
          json.types.Task.properties.id.pattern = '^a+$';
        }),
      ],
    ],
    drifted: [
      ['a back-reference', since(pattern('^(a|b)\\1$'), pattern('^(b|a)\\1$')), /could not be decided/],
    ],
  },
  {
    rule: 'handoff-removed',
    clean: [
      ['nothing removed', since(nothing, nothing)],
      [
        'one added',
        since(nothing, json => {
          json.handoffs.back = { ...edge(json), from: 'billing', to: 'triage' };
        }),
      ],
    ],
    drifted: [
      [
        'the only one',
        since(nothing, json => {
          json.handoffs = {};
        }),
        /“triage-to-billing” \(1\.2\.0\) is gone since HEAD/,
      ],
    ],
  },
];

const found = (subject: DriftSubject, rule: string) =>
  checkDrift(subject, { today }).filter(problem => problem.code === rule);

describe.each(rows)('$rule', ({ rule, clean, drifted }) => {
  it.each(clean)('is silent: %s', (_what, subject) => {
    expect(found(subject, rule)).toEqual([]);
  });

  it.each(drifted)('speaks: %s', (_what, subject, message) => {
    const problems = found(subject, rule);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toMatch(message);
  });

  it.each(drifted)('its fixes put it right: %s', (_what, subject) => {
    const text = JSON.stringify(subject.manifest, null, 2);
    for (const fix of found(subject, rule)[0]?.fixes ?? []) {
      const { edits, problems } = applyIntents(parseManifest(text), fix.intents ?? []);
      expect(problems, fix.title).toEqual([]);
      const fixed = parseManifest(applyEdits(text, edits)).manifest;
      if (!fixed) throw new Error(`“${fix.title}” leaves no manifest`);
      expect(found({ ...subject, manifest: fixed }, rule), fix.title).toEqual([]);
    }
  });
});

describe('witnesses', () => {
  it('are shown, and are what the message says', () => {
    const [problem] = found(since(nothing, stricter), 'version-bump-missing');
    expect(problem?.witness).toEqual({ id: expect.any(String) });
    expect(problem?.related?.[0]?.message).toMatch(/\[c1-[0-9a-f]{16}\]$/);
  });
});

describe('compatibility.openObjects', () => {
  const open: Change = json => {
    delete json.types.Task.additionalProperties;
  };
  const newField: Change = both(open, json => {
    json.types.Task.properties.note = { type: 'string' };
  });
  const declaredOnly: Change = json => {
    json.compatibility = { openObjects: 'declared-only' };
  };

  it('any: what producers may have sent in an undeclared field counts', () => {
    const [problem] = found(since(open, newField), 'version-bump-missing');
    expect(problem?.message).toContain('needs version 2.0.0');
    expect(problem?.witness).toHaveProperty('note');
    // What would be said under the other policy is offered, not assumed.
    expect(problem?.fixes?.map(fix => fix.title)).toContain('State that producers send declared fields only');
  });

  it('declared-only: it does not', () => {
    const [problem] = found(
      since(both(open, declaredOnly), both(newField, declaredOnly)),
      'version-bump-missing',
    );
    expect(problem?.message).not.toContain('needs version 2.0.0');
  });
});

describe('a selection', () => {
  it('makes changes of fields that do not cross no change of what crosses', () => {
    const select: Change = json => {
      edge(json).context = { select: ['/id'] };
    };
    const subject = since(
      select,
      both(select, json => {
        json.types.Task.properties.amount.minimum = 10;
      }),
    );
    expect(found(subject, 'version-bump-missing')[0]?.message).toContain('needs version 1.2.1');
  });
});
