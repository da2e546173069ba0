import { compareVersions, parseVersion, type Version } from '../../runtime/semver.js';
import type { Bump } from './change.js';

/**
 * The least version that may carry a change. Semver 2.0, with npm's reading of 0.x, which ranges like `^0.3.0` follow:
 * below 1.0.0 a break takes the minor number and anything else the patch number; below 0.1.0 everything takes the patch.
 */
export function requiredVersion(was: string, bump: Bump): string {
  const version = parseVersion(was);
  if (!version || bump === 'none') return was;
  const { major, minor, patch, prerelease } = version;
  // A pre-release promises nothing: its own release may carry any change.
  if (prerelease.length > 0) return `${major}.${minor}.${patch}`;
  if (major === 0 && minor === 0) return `0.0.${patch + 1}`;
  if (major === 0) return bump === 'major' ? `0.${minor + 1}.0` : `0.${minor}.${patch + 1}`;
  if (bump === 'major') return `${major + 1}.0.0`;
  return bump === 'minor' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

/** True when going from one version to the other is enough of a step for the change. */
export function isEnough(was: string, is: string, bump: Bump): boolean {
  const [from, to] = [parseVersion(was), parseVersion(is)];
  // Versions that are none are another rule's business.
  if (!from || !to || bump === 'none') return true;
  if (compareVersions(to, from) <= 0) return false;
  if (from.prerelease.length > 0) return true;
  return compareVersions(core(to), core(parseVersion(requiredVersion(was, bump)) ?? from)) >= 0;
}

/** True when the version was lowered. */
export function wentBack(was: string, is: string): boolean {
  const [from, to] = [parseVersion(was), parseVersion(is)];
  return from !== undefined && to !== undefined && compareVersions(to, from) < 0;
}

/** A pre-release of the required version is enough of a step. */
const core = (version: Version): Version => ({ ...version, prerelease: [] });
