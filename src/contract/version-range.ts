import satisfies from 'semver/functions/satisfies.js';
import validRange from 'semver/ranges/valid.js';

/** True for an npm-style range of versions. */
export const isRange = (range: string): boolean => validRange(range) !== null;

/** Whether a range admits a version; a pre-release only where the range names one, as npm has it. */
export const rangeAccepts = (range: string, version: string): boolean => satisfies(version, range);

/** True for a range that admits every later major version, so that it holds back nothing. */
export const isOpenEnded = (range: string): boolean => satisfies('999999.0.0', range);
