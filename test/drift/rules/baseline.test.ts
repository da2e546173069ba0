import { describe, expect, it } from 'vitest';
import { applyEdits, applyIntents, parseManifest } from '../../../src/contract/index.js';
import type { DriftSubject } from '../../../src/drift/subject.js';
import { accepts, after, both, edge, found, nothing, pattern, since, stricter, version } from '../since.js';
import { manifestOf, subjectOf } from '../subject-of.js';

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
