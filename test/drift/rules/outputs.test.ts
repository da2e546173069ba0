import { describe, expect, it } from 'vitest';
import { checkDrift } from '../../../src/drift/check.js';
import type { DriftSubject } from '../../../src/drift/subject.js';
import { actualWith, indexOf, manifestOf, stamped, subjectOf } from '../subject-of.js';

const today = '2026-01-01';

interface Row {
  readonly rule: string;
  readonly clean: readonly (readonly [string, DriftSubject])[];
  /** Each with the files that a problem must be shown on. */
  readonly drifted: readonly (readonly [string, DriftSubject, readonly string[]])[];
}

const other = stamped('out/types.ts', 'export type Task = 2;').text;
const left = stamped('out/gone.ts', 'export {};');
const withLeft = [stamped('out/index.ts', 'export {};'), stamped('out/types.ts', 'export type Task = 1;')];
const editedLeft = left.text.replace('{}', '{ a }');

const rows: readonly Row[] = [
  {
    rule: 'output-missing',
    clean: [['all there', subjectOf()]],
    drifted: [
      ['one gone', subjectOf({ actual: actualWith(files => files.delete('out/types.ts')) }), []],
      ['nothing generated yet', subjectOf({ actual: new Map() }), []],
    ],
  },
  {
    rule: 'output-stale',
    clean: [
      ['as generated', subjectOf()],
      [
        'checked out with CRLF',
        subjectOf({
          actual: new Map(
            [...subjectOf().actual].map(([path, text]) => [path, text.replaceAll('\n', '\r\n')]),
          ),
        }),
      ],
    ],
    drifted: [
      [
        'an older one',
        subjectOf({ actual: actualWith(files => files.set('out/types.ts', other)) }),
        ['out/types.ts'],
      ],
      [
        'an older one, with CRLF',
        subjectOf({ actual: actualWith(files => files.set('out/types.ts', other.replaceAll('\n', '\r\n'))) }),
        ['out/types.ts'],
      ],
      [
        'an index broken by a merge',
        subjectOf({
          actual: actualWith(files =>
            files.set('out/handoff.lock.json', `<<<<<<< ours\n${files.get('out/handoff.lock.json')}`),
          ),
        }),
        ['out/handoff.lock.json'],
      ],
    ],
  },
  {
    rule: 'output-edited',
    clean: [
      ['as generated', subjectOf()],
      ['stale, not edited', subjectOf({ actual: actualWith(files => files.set('out/types.ts', other)) })],
    ],
    drifted: [
      [
        'one character more',
        subjectOf({
          actual: actualWith(files => files.set('out/types.ts', `${files.get('out/types.ts')} `)),
        }),
        ['out/types.ts'],
      ],
      [
        'its header removed',
        subjectOf({ actual: actualWith(files => files.set('out/types.ts', 'export type Task = 1;\n')) }),
        ['out/types.ts'],
      ],
      [
        'edited, and the index lost',
        subjectOf({
          actual: actualWith(files => {
            files.delete('out/handoff.lock.json');
            files.set('out/types.ts', `${files.get('out/types.ts')}// mine\n`);
          }),
        }),
        ['out/types.ts'],
      ],
    ],
  },
  {
    rule: 'output-orphan',
    clean: [
      ['nothing left over', subjectOf()],
      ['somebody else’s file', subjectOf({ actual: actualWith(files => files.set('out/mine.ts', 'mine')) })],
      [
        'errors leave something out of what is expected',
        subjectOf({ complete: false, actual: actualWith(files => files.set('out/gone.ts', left.text)) }),
      ],
    ],
    drifted: [
      [
        'listed and untouched',
        subjectOf({
          actual: actualWith(files => {
            files.set('out/gone.ts', left.text);
            files.set('out/handoff.lock.json', indexOf([...withLeft, left]).text);
          }),
        }),
        ['out/gone.ts'],
      ],
      [
        'not listed',
        subjectOf({ actual: actualWith(files => files.set('out/gone.ts', left.text)) }),
        ['out/gone.ts'],
      ],
      [
        'edited by hand',
        subjectOf({ actual: actualWith(files => files.set('out/gone.ts', editedLeft)) }),
        ['out/gone.ts'],
      ],
    ],
  },
  {
    rule: 'output-clash',
    clean: [['our own file', subjectOf()]],
    drifted: [
      [
        'a file that was never ours',
        subjectOf({
          actual: new Map([['out/types.ts', 'export const mine = 1;\n']]),
        }),
        ['out/types.ts'],
      ],
    ],
  },
  {
    rule: 'output-foreign',
    clean: [['only generated files', subjectOf()]],
    drifted: [
      [
        'a hand-written one',
        subjectOf({ actual: actualWith(files => files.set('out/mine.ts', 'mine')) }),
        [],
      ],
    ],
  },
  {
    rule: 'output-shared',
    clean: [['a folder of its own', subjectOf()]],
    drifted: [['another workflow’s folder', subjectOf({ sharedWith: 'other.handoff.json' }), []]],
  },
];

describe.each(rows)('$rule', ({ rule, clean, drifted }) => {
  it.each(clean)('is silent: %s', (_what, subject) => {
    expect(checkDrift(subject, { today }).filter(problem => problem.code === rule)).toEqual([]);
  });

  it.each(drifted)('speaks: %s', (_what, subject, files) => {
    const found = checkDrift(subject, { today }).filter(problem => problem.code === rule);
    const onManifest = found.filter(problem => problem.file === undefined);
    expect(onManifest).toHaveLength(1);
    expect(onManifest[0]?.path).toEqual(['generate', 'outDir']);
    expect(found.flatMap(problem => problem.file ?? [])).toEqual(files);
    for (const problem of found) expect(problem.message).toMatch(/^\S.*\.$/);
  });
});

describe('fixes', () => {
  const titles = (subject: DriftSubject, rule: string) =>
    checkDrift(subject, { today })
      .filter(problem => problem.code === rule)
      .at(-1)
      ?.fixes?.map(fix => `${fix.preferred ? '*' : ''}${fix.action?.kind}`);

  it.each(rows.flatMap(row => row.drifted.map(([what, subject]) => [row.rule, what, subject] as const)))(
    '%s: %s',
    (rule, what, subject) => {
      const expected: Record<string, readonly string[] | undefined> = {
        'output-missing': ['*regenerate'],
        'output-stale': ['*regenerate', 'show-difference'],
        'output-edited': ['show-difference', 'overwrite'],
        'output-orphan': what === 'listed and untouched' ? ['*delete-orphan'] : [],
        'output-clash': ['show-difference', 'overwrite'],
      };
      expect(titles(subject, rule)).toEqual(expected[rule]);
    },
  );
});

describe('checkDrift', () => {
  it('finds nothing in a clean subject, and nothing where nothing is generated', () => {
    expect(checkDrift(subjectOf(), { today })).toEqual([]);
    const manifest = manifestOf(json => delete json.generate);
    expect(
      checkDrift(subjectOf({ manifest, outDir: undefined, expected: [], actual: new Map() }), { today }),
    ).toEqual([]);
  });

  it('turns a rule that crashes into a problem, and runs the others', () => {
    const crashing = {
      id: 'crashing',
      severity: 'error' as const,
      check() {
        throw new Error('boom');
      },
    };
    const quiet = { id: 'quiet', severity: 'error' as const, check: () => [] };
    expect(checkDrift(subjectOf(), { today, rules: [crashing, quiet] })).toMatchObject([
      { code: 'rule-crashed', message: expect.stringContaining('boom') },
    ]);
  });
});
