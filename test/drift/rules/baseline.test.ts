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

/** Contracts of releases before the baseline, oldest first. */
function after(releases: readonly Change[], baseline: Change, now: Change): DriftSubject {
  const subject = since(baseline, now);
  const older = releases.map((change, i) => ({
    manifest: manifestOf(change),
    text: '',
    files: new Map(),
    label: `v${i + 1}`,
  }));
  return { ...subject, baseline: { ...(subject.baseline as Baseline), older: older.toReversed() } };
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
    rule: 'live-versions-clash',
    clean: [
      ['no releases', since(nothing, both(stricter, version('1.3.0')))],
      ['the same version again', after([both(version('1.2.0'))], nothing, stricter)],
      [
        'an older version that its receiver does not accept any more',
        after(
          [version('1.0.0')],
          both(stricter, version('2.0.0')),
          both(stricter, version('2.1.0'), accepts('^2.0.0')),
        ),
      ],
      ['an older version that fits', after([version('1.0.0')], nothing, nothing)],
      [
        'an older receiver that does not accept today’s',
        after(
          [both(stricter, version('1.0.0'))],
          version('2.0.0'),
          both(version('2.1.0'), accepts('^2.0.0')),
        ),
      ],
    ],
    drifted: [
      [
        'an old version inside today’s range',
        after(
          [version('1.0.0'), version('1.1.0')],
          both(stricter, version('2.0.0')),
          both(stricter, version('2.1.0'), accepts('^1.1.0 || ^2.0.0')),
        ),
        /“billing” accepts \^1\.1\.0 \|\| \^2\.0\.0 of “triage-to-billing”, which admits 1\.1\.0 \(v2\), but rejects/,
      ],
      [
        'an older receiver that still opens today’s',
        after(
          [both(stricter, version('1.0.0'))],
          version('1.2.0'),
          both(version('1.3.0'), accepts('^1.2.0')),
        ),
        /“billing” as it was at v1 \(1\.0\.0\) accepts .* opens what “triage” sends as 1\.3\.0 and rejects it/,
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
      // To keep a sample is to remember a break, not to mend it.
      if (fix.action?.kind === 'keep-sample') continue;
      const { edits, problems } = applyIntents(parseManifest(text), fix.intents ?? []);
      expect(problems, fix.title).toEqual([]);
      const fixed = parseManifest(applyEdits(text, edits)).manifest;
      if (!fixed) throw new Error(`“${fix.title}” leaves no manifest`);
      expect(found({ ...subject, manifest: fixed }, rule), fix.title).toEqual([]);
    }
  });
});

describe('what is between agents', () => {
  it('is marked on the handoff and on both agents, with a witness', () => {
    const [problem] = found(
      after(
        [version('1.1.0')],
        both(stricter, version('2.0.0')),
        both(stricter, version('2.1.0'), accepts('>=1')),
      ),
      'live-versions-clash',
    );
    expect(problem?.path.slice(0, 2)).toEqual(['handoffs', 'triage-to-billing']);
    expect(problem?.also).toEqual([
      ['agents', 'triage'],
      ['agents', 'billing'],
    ]);
    expect(problem?.witness).toEqual({ id: '' });
  });
});

describe('quick fixes of a break', () => {
  const titlesOf = (subject: DriftSubject) =>
    found(subject, 'version-bump-missing')[0]?.fixes?.map(fix => fix.title) ?? [];

  it('widen the keyword that rejects, and nothing else', () => {
    const subject = since(
      json => {
        json.types.Task.properties.amount.maximum = 100;
      },
      json => {
        json.types.Task.properties.amount.maximum = 50;
      },
    );
    expect(titlesOf(subject)).toContain('Widen: “maximum” 100, as before');
    const added = since(nothing, json => {
      json.types.Task.properties.amount.maximum = 50;
    });
    expect(titlesOf(added)).toContain('Widen: leave out “maximum”, as before');
  });

  it('keep new values of an enum when they bring the old ones back', () => {
    const subject = since(
      json => {
        json.types.Task.properties.id.enum = ['a', 'b'];
      },
      json => {
        json.types.Task.properties.id.enum = ['b', 'c'];
      },
    );
    expect(titlesOf(subject)).toContain('Widen: “enum” ["b","c","a"]');
  });

  it('make a new field optional, with a default that fits it', () => {
    const subject = since(nothing, stricter);
    expect(titlesOf(subject)).toContain('Make “amount” optional');
    expect(titlesOf(subject).some(title => /^Make “amount” optional, \d+ by default$/.test(title))).toBe(
      true,
    );
  });

  it('keep the counterexample where the samples are looked for, or make them looked for there', () => {
    const keep = (change: Change) => {
      const { manifest, ...rest } = since(nothing, both(stricter, change));
      const fixes = found({ manifest, ...rest }, 'version-bump-missing')[0]?.fixes ?? [];
      return fixes.find(fix => fix.action?.kind === 'keep-sample');
    };
    const recorded = keep(json => {
      json.samples = ['traces/*.jsonl', 'recorded/**/*.json'];
    });
    expect(recorded?.action).toEqual({
      kind: 'keep-sample',
      file: 'recorded/triage-to-billing.witness.json',
      text: '{\n  "id": ""\n}\n',
    });
    expect(recorded?.intents).toBeUndefined();
    const fresh = keep(json => {
      delete json.samples;
    });
    expect(fresh?.action).toMatchObject({ file: 'fixtures/triage-to-billing.witness.json' });
    expect(fresh?.intents).toEqual([{ type: 'set', path: ['samples'], value: ['fixtures/*.json'] }]);
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
