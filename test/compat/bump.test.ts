import { describe, expect, it } from 'vitest';
import { type Bump, bumpVersion, changeOf, compare, requiredBump } from '../../src/compat/index.js';
import type { Json } from '../../src/schema/json.js';

const verdicts = (backward: string, forward: string) =>
  ({ backward: { verdict: backward }, forward: { verdict: forward } }) as Parameters<typeof changeOf>[0];
const same = verdicts('compatible', 'compatible');
const wider = verdicts('compatible', 'incompatible');
const breaking = verdicts('incompatible', 'compatible');

describe('changeOf', () => {
  it.each<[string, Parameters<typeof changeOf>[0], Bump]>([
    ['equal sets', same, 'patch'],
    ['more values', wider, 'minor'],
    ['fewer values', breaking, 'major'],
    ['other values', verdicts('incompatible', 'incompatible'), 'major'],
    ['old values in doubt', verdicts('unknown', 'compatible'), 'major'],
    ['new values in doubt', verdicts('compatible', 'unknown'), 'minor'],
  ])('%s: %s', (_, directions, bump) => expect(changeOf(directions)).toBe(bump));

  it.each<[Json, Json, Bump]>([
    [{ type: 'string' }, { type: 'string', title: 'a word' }, 'patch'],
    [{ type: 'integer' }, { type: 'number' }, 'minor'],
    [{ enum: ['a', 'b'] }, { enum: ['a'] }, 'major'],
  ])('of real schemas %j %j', (old, next, bump) => expect(changeOf(compare(old, next))).toBe(bump));
});

describe('bumpVersion', () => {
  it.each<[string, Bump, string]>([
    ['1.2.3', 'none', '1.2.3'],
    ['1.2.3', 'patch', '1.2.4'],
    ['1.2.3', 'minor', '1.3.0'],
    ['1.2.3', 'major', '2.0.0'],
    ['0.2.3', 'major', '0.3.0'],
    ['0.2.3', 'minor', '0.2.4'],
    ['0.0.3', 'major', '0.1.0'],
    ['2.0.0-rc.1', 'major', '2.0.0'],
    ['1.3.0-rc.1', 'minor', '1.3.0'],
    ['1.3.0-rc.1', 'major', '2.0.0'],
  ])('%s by %s is %s', (version, bump, next) => expect(bumpVersion(version, bump)).toBe(next));

  it('refuses what is no version', () => expect(bumpVersion('1.2', 'major')).toBeUndefined());
});

describe('requiredBump', () => {
  it.each<[string, string, Parameters<typeof changeOf>[0], boolean]>([
    ['1.2.3', '2.0.0', breaking, true],
    ['1.2.3', '1.3.0', breaking, false],
    ['1.2.3', '1.2.3', same, false],
    ['1.2.3', '1.2.4', same, true],
    ['1.2.3', '1.2.4', wider, false],
    ['1.2.3', '2.0.0-rc.1', breaking, true],
    ['2.0.0-rc.1', '2.0.0-rc.2', breaking, true],
    ['2.0.0-rc.1', '2.0.0-rc.1', breaking, false],
    ['2.0.0-rc.10', '2.0.0-rc.9', breaking, false],
    ['2.0.0-rc.1', '2.0.0', breaking, true],
    ['2.0.0', '2.0.0-rc.1', same, false],
    ['0.2.3', '0.3.0', breaking, true],
    ['0.2.3', '0.2.4', breaking, false],
    ['0.2.3', '0.2.4', wider, true],
    ['1.2.3', '1.1.0', wider, false],
  ])('%s → %s', (old, next, directions, sufficient) =>
    expect(requiredBump(old, next, directions)?.sufficient).toBe(sufficient),
  );

  it('asks nothing of what did not change, but does not let versions go back', () => {
    expect(requiredBump('1.2.3', '1.2.3', same, false)).toMatchObject({ required: 'none', sufficient: true });
    expect(requiredBump('1.2.3', '1.2.2', same, false)).toMatchObject({ sufficient: false });
  });

  it('says when it assumed the worst', () => {
    expect(requiredBump('1.0.0', '2.0.0', verdicts('unknown', 'compatible'))).toMatchObject({
      required: 'major',
      minimum: '2.0.0',
      certain: false,
    });
    expect(requiredBump('1.0.0', '2.0.0', verdicts('incompatible', 'unknown'))?.certain).toBe(true);
  });
});
