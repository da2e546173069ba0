import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import semver from 'semver';
import { describe, expect, test } from 'vitest';
import { compareVersions, parseVersion } from '../../src/runtime/semver.js';
import { isRange, satisfies } from '../../src/runtime/semver-range.js';

const folder =
  process.env.SEMVER_SUITE ?? fileURLToPath(new URL('../../../shared/suites/semver', import.meta.url));
const present = existsSync(`${folder}/range-include.json`);
if (!present)
  console.warn(
    `\n!!! SEMVER VECTORS NOT FOUND at ${folder}: set SEMVER_SUITE. Only the tests against npm's semver run. !!!\n`,
  );

/** Vectors without options: we have neither a loose mode nor one that includes all pre-releases. */
const vectors = (name: string): string[][] =>
  present
    ? JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8')).filter((v: unknown[]) =>
        v.every((each, i) => (i < 2 ? typeof each === 'string' : false)),
      )
    : [];

describe.skipIf(!present)('npm’s vectors', () => {
  test('ranges that include a version', () => {
    const list = vectors('range-include');
    for (const [range = '', version = ''] of list)
      expect(satisfies(version, range), `${range} ∋ ${version}`).toBe(true);
    expect(list.length).toBeGreaterThan(90);
  });
  test('ranges that exclude a version', () => {
    const list = vectors('range-exclude');
    for (const [range = '', version = ''] of list)
      expect(satisfies(version, range), `${range} ∌ ${version}`).toBe(false);
    expect(list.length).toBeGreaterThan(70);
  });
  test('order', () => {
    const list = vectors('comparisons').filter(v =>
      v.every(text => semver.valid(text) === text.replace(/\+.*/, '')),
    );
    for (const [a = '', b = ''] of list) {
      const [x, y] = [parseVersion(a), parseVersion(b)];
      expect(x && y && compareVersions(x, y), `${a} > ${b}`).toBeGreaterThan(0);
    }
    expect(list.length).toBeGreaterThan(15);
  });
  test('what is no version', () => {
    for (const [text = ''] of vectors('invalid-versions')) expect(parseVersion(text), text).toBeUndefined();
  });
  test('what is no range', () => {
    const list: unknown[][] = JSON.parse(readFileSync(`${folder}/range-parse.json`, 'utf8'));
    for (const [range, parsed, options] of list) {
      if (options !== undefined || typeof range !== 'string') continue;
      expect(isRange(range), range).toBe(parsed !== null);
    }
  });
});

const number = fc.integer({ min: 0, max: 3 }).map(String);
const tag = fc.constantFrom('', '', '', '-0', '-alpha', '-alpha.1', '-beta.2', '-rc.1');
const version = fc.tuple(number, number, number, tag).map(([a, b, c, t]) => `${a}.${b}.${c}${t}`);
const partial = fc.oneof(
  version,
  fc.tuple(number, number).map(([a, b]) => `${a}.${b}`),
  number,
  fc.tuple(number, fc.constantFrom('x', '*', 'X')).map(parts => parts.join('.')),
  fc.tuple(number, number, fc.constantFrom('x', '*')).map(parts => parts.join('.')),
  fc.constant('*'),
);
const simple = fc
  .tuple(fc.constantFrom('', '^', '~', '>', '>=', '<', '<=', '=', '~>', '> ', '^ '), partial)
  .map(parts => parts.join(''));
const range = fc.oneof(
  fc.array(simple, { minLength: 1, maxLength: 3 }).map(list => list.join(' ')),
  fc.tuple(partial, partial).map(list => list.join(' - ')),
  fc.array(simple, { minLength: 2, maxLength: 3 }).map(list => list.join(' || ')),
);

test('any range and version: the same answer as npm’s semver', () => {
  fc.assert(
    fc.property(range, version, (r, v) => {
      expect(isRange(r), r).toBe(semver.validRange(r) !== null);
      expect(satisfies(v, r), `${v} in ${r}`).toBe(semver.satisfies(v, r));
    }),
    { numRuns: 20_000 },
  );
});

test('an alternative that takes any version makes npm forget the pre-releases that others name', () => {
  for (const any of ['*', '>=0', '>=0.0.x', '0.0.0 - x', ''])
    expect(satisfies('0.2.1-beta.2', `^0.2.1-0 || ${any}`), any).toBe(
      semver.satisfies('0.2.1-beta.2', `^0.2.1-0 || ${any}`),
    );
});

test('any two versions: the same order as npm’s semver', () => {
  fc.assert(
    fc.property(version, version, (a, b) => {
      const [x, y] = [parseVersion(a), parseVersion(b)];
      expect(Math.sign(x && y ? compareVersions(x, y) : Number.NaN)).toBe(semver.compare(a, b));
    }),
  );
});

test('junk is no range, and never throws', () => {
  for (const junk of [
    'banana',
    '^',
    '>=',
    '1.2.3.4',
    '^1.0.0 banana',
    '1.0.0 -',
    '=>1',
    '^^1',
    '1.2.3-',
    '>>1',
    '9'.repeat(2000),
  ])
    expect(isRange(junk), junk).toBe(semver.validRange(junk) !== null && junk.length < 1024);
  fc.assert(fc.property(fc.string(), text => typeof isRange(text) === 'boolean'));
});
