import { compareVersions, parseVersion, readPrerelease, type Version } from './semver.js';

interface Bound {
  readonly operator: '<' | '<=' | '>' | '>=' | '=';
  readonly version: Version;
}

/** A version of which the last parts may be open: `1`, `1.2`, `1.x`. */
interface Partial {
  readonly parts: readonly number[];
  readonly prerelease: readonly (string | number)[];
}

const part = '(?:0|[1-9]\\d*|[xX*])';
const identifier = '(?:0|[1-9]\\d*|\\d*[A-Za-z-][0-9A-Za-z-]*)';
const plain = `[v=\\s]*(${part})(?:\\.(${part})(?:\\.(${part})(?:-(${identifier}(?:\\.${identifier})*))?(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?)?)?`;
const hyphenRange = new RegExp(`^${plain}\\s+-\\s+${plain}$`);
const comparator = new RegExp(`(?:^|\\s+)(~>?|\\^|[<>]=?|=)?\\s*${plain}(?=\\s|$)`, 'y');

/** True when the text is a version range as npm understands it. */
export const isRange = (range: string): boolean => readRange(range) !== undefined;

/**
 * True when the version lies in the range, as npm understands ranges: `^1.2.0`, `~1.2`, `1.x`, `>=1.0.0 <3.0.0`,
 * `1.0.0 - 2.0.0`, `^1.0.0 || ^3.0.0`. A pre-release is only in a range that names one of the same major.minor.patch.
 */
export function satisfies(version: string, range: string): boolean {
  const parsed = parseVersion(version);
  if (!parsed) return false;
  return readRange(range)?.some(bounds => isWithin(parsed, bounds)) ?? false;
}

function isWithin(version: Version, bounds: readonly Bound[]): boolean {
  if (!bounds.every(bound => holds(version, bound))) return false;
  if (version.prerelease.length === 0) return true;
  return bounds.some(
    ({ version: named }) =>
      named.prerelease.length > 0 &&
      compareVersions({ ...named, prerelease: [] }, { ...version, prerelease: [] }) === 0,
  );
}

function holds(version: Version, { operator, version: bound }: Bound): boolean {
  const order = compareVersions(version, bound);
  if (operator === '=') return order === 0;
  return operator.startsWith('<')
    ? order < 0 || (order === 0 && operator === '<=')
    : order > 0 || (order === 0 && operator === '>=');
}

/** The alternatives of a range; each is a list of bounds that all have to hold. */
function readRange(range: string): Bound[][] | undefined {
  if (range.length > 1024) return undefined;
  const alternatives = range.split('||').map(text => readAlternative(text.trim()));
  if (!alternatives.every(bounds => bounds !== undefined)) return undefined;
  // An alternative that takes any version makes the others idle; npm then forgets the pre-releases they name.
  return alternatives.some(isAny) ? [[]] : alternatives;
}

/** True for `*` and for `>=0.0.0`, which npm takes for the same. */
const isAny = (bounds: readonly Bound[] = []): boolean =>
  bounds.every(
    ({ operator, version: { major, minor, patch, prerelease } }) =>
      operator === '>=' && major + minor + patch + prerelease.length === 0,
  );

function readAlternative(text: string): Bound[] | undefined {
  const hyphen = hyphenRange.exec(text);
  if (hyphen) {
    const [from, to] = [readPartial(hyphen.slice(1, 5)), readPartial(hyphen.slice(5, 9))];
    const bounds = from && to && [...expand('>=', from), ...expand('<=', to)];
    return bounds?.every(({ version }) => isSafe(version)) ? bounds : undefined;
  }
  const bounds: Bound[] = [];
  comparator.lastIndex = 0;
  while (comparator.lastIndex < text.length) {
    const match = comparator.exec(text);
    const operator = match?.[1] ?? '';
    const version = match && readPartial(match.slice(2, 6), !/[~^]/.test(operator));
    if (!version) return undefined;
    bounds.push(...expand(operator, version));
  }
  return bounds.every(({ version }) => isSafe(version)) ? bounds : undefined;
}

/** `strict` refuses a number behind an open part, such as `1.x.5`; npm lets it pass after `~` and `^`. */
function readPartial(groups: readonly (string | undefined)[], strict = false): Partial | undefined {
  const parts = groups
    .slice(0, 3)
    .map(text => (text && /\d/.test(text) ? Number(text) : undefined));
  const open = parts.indexOf(undefined);
  if (strict && open >= 0 && parts.slice(open).some(part => part !== undefined)) return undefined;
  const known = (open < 0 ? parts : parts.slice(0, open)).map(Number);
  return { parts: known, prerelease: known.length === 3 ? readPrerelease(groups[3]) : [] };
}

const isSafe = ({ major, minor, patch }: Version): boolean =>
  [major, minor, patch].every(Number.isSafeInteger);

/** Turns one comparator into plain bounds; an upper bound ends in `-0` so that it shuts out pre-releases too. */
function expand(operator: string, { parts, prerelease }: Partial): Bound[] {
  const [major, minor = 0, patch = 0] = parts;
  if (major === undefined)
    return operator === '<' || operator === '>'
      ? [{ operator: '<', version: before(0, 0, 0) }]
      : [];
  const from: Version = { major, minor, patch, prerelease };
  const nextMajor = before(major + 1, 0, 0);
  const nextMinor = before(major, minor + 1, 0);
  const next = parts.length === 1 ? nextMajor : nextMinor;
  switch (operator) {
    case '^': {
      const end =
        major > 0 || parts.length === 1
          ? nextMajor
          : minor > 0 || parts.length === 2
            ? nextMinor
            : before(major, minor, patch + 1);
      return between(from, end);
    }
    case '~':
    case '~>':
      return between(from, next);
    case '>':
      return parts.length === 3
        ? [{ operator, version: from }]
        : [{ operator: '>=', version: { ...next, prerelease: [] } }];
    case '>=':
      return [{ operator, version: from }];
    case '<':
      return [{ operator, version: parts.length === 3 ? from : before(major, minor, patch) }];
    case '<=':
      return [parts.length === 3 ? { operator, version: from } : { operator: '<', version: next }];
    default:
      return parts.length === 3 ? [{ operator: '=', version: from }] : between(from, next);
  }
}

const before = (major: number, minor: number, patch: number): Version => ({
  major,
  minor,
  patch,
  prerelease: [0],
});

const between = (from: Version, end: Version): Bound[] => [
  { operator: '>=', version: from },
  { operator: '<', version: end },
];
