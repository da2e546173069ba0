import { utf8 } from './sha256.js';

/**
 * Where in its run a handoff is made: `2`; `2~1` for the second time round a loop; `2/w=eu` for the branch “eu” of a
 * fan-out; `2/w=eu/3` for a step inside that branch. The same work has the same step path on every attempt.
 */
export type StepPath = string;

const step = '(?:0|[1-9]\\d{0,8})(?:~[1-9]\\d{0,8})?';
const branch = 'w=(?:[A-Za-z0-9_.-]|%[0-9A-F]{2})+';
/** Steps and branches in turn, beginning with a step; at most 1024 characters. */
export const stepPattern: RegExp = new RegExp(
  `^(?=.{1,1024}$)${step}(?:/${branch}/${step})*(?:/${branch})?$`,
);

/** True for a well-formed step path. */
export const isStepPath = (text: unknown): text is StepPath =>
  typeof text === 'string' && stepPattern.test(text);

/** The path of a numbered step; `iteration` counts from 0 how often a loop has come back to it. */
export const stepPath = (step: number, iteration = 0): StepPath =>
  iteration === 0 ? `${step}` : `${step}~${iteration}`;

/** The path of one branch of a fan-out, named by a key that a restart computes again: never an array index. */
export const branchOf = (step: StepPath, key: string): StepPath => `${step}/w=${encodeKey(key)}`;

/** The path of a step inside a branch. */
export const stepWithin = (branch: StepPath, step: number, iteration = 0): StepPath =>
  `${branch}/${stepPath(step, iteration)}`;

/**
 * Percent-encodes all but letters, digits, `_`, `.` and `-`, so that a key can hold neither `/` nor `~` nor `:`.
 * Different keys stay different: `%00` is no key at all, and what UTF-8 has no bytes of its own for has them as in
 * modified UTF-8 (NUL) and WTF-8 (a surrogate without its other half).
 */
function encodeKey(key: string): string {
  if (key === '') return '%00';
  return key.replace(/[^A-Za-z0-9_.-]/gu, character =>
    bytesOf(character)
      .map(byte => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
      .join(''),
  );
}

function bytesOf(character: string): number[] {
  const unit = character.charCodeAt(0);
  if (unit === 0) return [0xc0, 0x80];
  const isLone = character.length === 1 && unit >= 0xd800 && unit <= 0xdfff;
  return isLone ? [0xed, 0x80 | ((unit >> 6) & 63), 0x80 | (unit & 63)] : utf8(character);
}
