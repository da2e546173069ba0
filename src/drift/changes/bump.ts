import { type Bump, bumpVersion } from '../../compat/index.js';
import { compareVersions, parseVersion, type Version } from '../../runtime/semver.js';

/** The least version that may carry a change; the version itself where it is none. */
export const requiredVersion = (was: string, bump: Bump): string => bumpVersion(was, bump) ?? was;

/** True when going from one version to the other is enough of a step for the change. */
export function isEnough(was: string, is: string, bump: Bump): boolean {
  const [from, to] = [parseVersion(was), parseVersion(is)];
  // Versions that are none are another rule's business.
  if (!from || !to || bump === 'none') return true;
  if (compareVersions(to, from) <= 0) return false;
  // Between pre-releases of one version nothing is promised yet.
  if (from.prerelease.length > 0 && compareVersions(core(from), core(to)) === 0) return true;
  return compareVersions(core(to), core(parseVersion(requiredVersion(was, bump)) ?? from)) >= 0;
}

/** True when the version was lowered. */
export function wentBack(was: string, is: string): boolean {
  const [from, to] = [parseVersion(was), parseVersion(is)];
  return from !== undefined && to !== undefined && compareVersions(to, from) < 0;
}

/** A pre-release of the required version is enough of a step. */
const core = (version: Version): Version => ({ ...version, prerelease: [] });
