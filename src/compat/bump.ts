import type { Containment } from './containment.js';

/** How far a version must move, smallest first. */
export const BUMPS = ['none', 'patch', 'minor', 'major'] as const;

/** One step of a version. */
export type Bump = (typeof BUMPS)[number];

/** The two directions of a comparison, as `compare` gives them; only the verdicts matter here. */
export interface Directions {
  /** Every old value is valid under new. */
  readonly backward: Pick<Containment, 'verdict'>;
  /** Every new value is valid under old. */
  readonly forward: Pick<Containment, 'verdict'>;
}

/** What a change asks of its version, and whether the version does it. */
export interface RequiredBump {
  readonly required: Bump;
  /** The lowest version that is enough. */
  readonly minimum: string;
  /** True when the new version is at least that, prereleases of it included. */
  readonly sufficient: boolean;
  /** False when a verdict was "unknown" and the worst was assumed. */
  readonly certain: boolean;
}

interface Version {
  readonly core: readonly [number, number, number];
  readonly prerelease: string;
}

function parseVersion(text: string): Version | undefined {
  const found = /^v?(\d+)\.(\d+)\.(\d+)(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/.exec(text.trim());
  if (!found) return undefined;
  const [major = 0, minor = 0, patch = 0] = found.slice(1, 4).map(Number);
  return { core: [major, minor, patch], prerelease: found[4] ?? '' };
}

/** SemVer precedence: negative when `a` comes first. */
function compareVersions(a: Version, b: Version): number {
  for (const i of [0, 1, 2] as const) if (a.core[i] !== b.core[i]) return a.core[i] - b.core[i];
  // The release itself comes after its prereleases.
  if (a.prerelease === '' || b.prerelease === '')
    return a.prerelease === b.prerelease ? 0 : a.prerelease === '' ? 1 : -1;
  const [left, right] = [a.prerelease.split('.'), b.prerelease.split('.')];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const order = comparePart(left[i] as string, right[i] as string);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function comparePart(a: string, b: string): number {
  const [x, y] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (x && y) return Number(a) - Number(b);
  if (x !== y) return x ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * What kind of change this is (SemVer 2.0): old values that new rejects break it; new values that old rejects are
 * an addition; equal sets of values are a patch. Unknown counts as the worse.
 */
export function changeOf({ backward, forward }: Directions, changed = true): Bump {
  if (!changed) return 'none';
  if (backward.verdict !== 'compatible') return 'major';
  return forward.verdict === 'compatible' ? 'patch' : 'minor';
}

/** Moves a version by a change. Before 1.0.0 a break moves the minor version and anything else the patch. */
export function bumpVersion(version: string, bump: Bump): string | undefined {
  const parsed = parseVersion(version);
  if (!parsed) return undefined;
  if (bump === 'none') return version;
  const [major, minor, patch] = parsed.core;
  const step = major > 0 ? bump : bump === 'major' ? 'minor' : 'patch';
  // A prerelease is on its way to its own core: that core is the move, if it is one of this size.
  if (parsed.prerelease !== '') {
    const arrives = step === 'major' ? minor === 0 && patch === 0 : step === 'minor' ? patch === 0 : true;
    if (arrives) return `${major}.${minor}.${patch}`;
  }
  if (step === 'major') return `${major + 1}.0.0`;
  return step === 'minor' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

/**
 * The bump that a change between two versions of a schema requires, and whether `newVersion` makes it. `changed`
 * is false when the text says exactly the same. Undefined when a version is not SemVer.
 */
export function requiredBump(
  oldVersion: string,
  newVersion: string,
  verdicts: Directions,
  changed = true,
): RequiredBump | undefined {
  const old = parseVersion(oldVersion);
  const next = parseVersion(newVersion);
  const required = changeOf(verdicts, changed);
  const minimum = bumpVersion(oldVersion, required);
  const least = minimum === undefined ? undefined : parseVersion(minimum);
  if (!old || !next || minimum === undefined || !least) return undefined;
  const certain =
    verdicts.backward.verdict !== 'unknown' &&
    (required === 'major' || verdicts.forward.verdict !== 'unknown');
  const moved = compareVersions(next, old);
  const isSameCore = next.core.join() === old.core.join();
  const reaches = compareVersions({ ...next, prerelease: '' }, least) >= 0;
  // Between prereleases of one version nothing is promised yet, as long as the version moves on.
  const isUnstable = isSameCore && old.prerelease !== '';
  const sufficient = required === 'none' ? moved >= 0 : moved > 0 && (isUnstable || reaches);
  return { required, minimum, sufficient, certain };
}
