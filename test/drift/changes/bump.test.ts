import * as fc from 'fast-check';
import semver from 'semver';
import { describe, expect, it } from 'vitest';
import type { Bump } from '../../../src/compat/index.js';
import { isEnough, requiredVersion, wentBack } from '../../../src/drift/changes/bump.js';

describe('requiredVersion', () => {
  it.each<[was: string, Bump, required: string]>([
    ['1.2.3', 'none', '1.2.3'],
    ['1.2.3', 'patch', '1.2.4'],
    ['1.2.3', 'minor', '1.3.0'],
    ['1.2.3', 'major', '2.0.0'],
    ['0.2.3', 'patch', '0.2.4'],
    ['0.2.3', 'minor', '0.2.4'],
    ['0.2.3', 'major', '0.3.0'],
    ['0.0.3', 'minor', '0.0.4'],
    ['0.0.3', 'major', '0.1.0'],
    ['2.0.0-rc.1', 'major', '2.0.0'],
    ['not a version', 'major', 'not a version'],
  ])('%s, %s → %s', (was, bump, required) => {
    expect(requiredVersion(was, bump)).toBe(required);
  });

  const number = fc.nat(3);
  const version = fc.tuple(number, number, number).map(parts => parts.join('.'));
  const bump = fc.constantFrom<Bump>('patch', 'minor', 'major');

  it('is always enough, and the step before it never is', () => {
    fc.assert(
      fc.property(version, bump, (was, bump) => {
        const required = requiredVersion(was, bump);
        expect(isEnough(was, required, bump)).toBe(true);
        expect(isEnough(was, was, bump)).toBe(false);
        expect(semver.gt(required, was)).toBe(true);
      }),
    );
  });

  it('leaves the caret range of the old version exactly when the change breaks', () => {
    fc.assert(
      fc.property(version, bump, (was, bump) => {
        const stays = semver.satisfies(requiredVersion(was, bump), `^${was}`);
        // Below 0.1.0 a caret admits nothing but the version itself.
        expect(stays).toBe(bump !== 'major' && !was.startsWith('0.0.'));
      }),
    );
  });
});

describe('isEnough', () => {
  it.each<[was: string, is: string, Bump, boolean]>([
    ['1.2.0', '1.2.0', 'none', true],
    ['1.2.0', '1.2.0', 'patch', false],
    ['1.2.0', '1.2.1', 'minor', false],
    ['1.2.0', '1.3.0', 'minor', true],
    ['1.2.0', '1.9.0', 'major', false],
    ['1.2.0', '2.0.0-rc.1', 'major', true],
    ['1.2.0', '3.1.4', 'major', true],
    ['2.0.0-rc.1', '2.0.0-rc.2', 'major', true],
    ['0.3.1', '0.3.2', 'major', false],
    ['0.3.1', '0.4.0', 'major', true],
    ['0.3.1', '1.0.0', 'major', true],
    ['1.2.0', '1.1.0', 'patch', false],
  ])('%s → %s for %s: %s', (was, is, bump, enough) => {
    expect(isEnough(was, is, bump)).toBe(enough);
  });
});

describe('wentBack', () => {
  it.each([
    ['1.2.0', '1.1.9', true],
    ['1.2.0', '1.2.0-rc.1', true],
    ['1.2.0', '1.2.0', false],
    ['1.2.0', '1.10.0', false],
  ])('%s → %s: %s', (was, is, back) => {
    expect(wentBack(was, is)).toBe(back);
  });
});
