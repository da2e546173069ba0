import { parseVersion } from '../../runtime/semver.js';
import { getAt } from '../../schema/json.js';
import type { Offer, OfferSource } from './offer.js';

/** Ranges that admit a version, the usual one first. */
export function rangesFor(version: string): readonly Offer[] {
  const parsed = parseVersion(version);
  if (!parsed) return [];
  const range = (value: string, detail: string): Offer => ({ value, kind: 'version', detail });
  return [
    range(
      `^${version}`,
      parsed.major > 0 ? 'compatible: same major version' : 'compatible: same minor version',
    ),
    range(`~${version}`, 'same minor version: patches only'),
    range(version, 'this version and no other'),
    range(`>=${version} <${parsed.major + 1}.0.0`, 'written out: below the next major version'),
  ];
}

/** The versions that may follow one. */
function versionsAfter(version: string): readonly Offer[] {
  const parsed = parseVersion(version);
  if (!parsed) return [{ value: '1.0.0', kind: 'version', detail: 'first version' }];
  const { major, minor, patch } = parsed;
  const next = (value: string, detail: string): Offer => ({ value, kind: 'version', detail });
  return [
    next(version, 'now'),
    next(`${major}.${minor}.${patch + 1}`, 'patch: nobody has to notice'),
    next(`${major}.${minor + 1}.0`, 'minor: receivers go on working'),
    next(`${major + 1}.0.0`, 'major: receivers have to follow'),
  ];
}

/** Versions of contracts, and the ranges in which receivers accept them. */
export const versionOffers: readonly OfferSource[] = [
  {
    at: 'value',
    places: ['agents.*.accepts.*'],
    offer({ json, path }) {
      const version = getAt(json, ['handoffs', String(path[3]), 'version']);
      return typeof version === 'string' ? rangesFor(version) : [];
    },
  },
  {
    at: 'value',
    places: ['handoffs.*.version'],
    offer({ json, path }) {
      const version = getAt(json, path);
      return versionsAfter(typeof version === 'string' ? version : '');
    },
  },
];
