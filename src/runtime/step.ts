import { utf8 } from './sha256.js';

/**
 * Where in its run a handoff is made: `2`; `2~1` for the second time round a loop; `2/w=eu` for the branch “eu” of a
 * fan-out; `2/w=eu/3` for a step inside that branch. The same work has the same step path on every attempt.
 */
export type StepPath = string;

const part = /^(?:(?:0|[1-9]\d{0,8})(?:~(?:0|[1-9]\d{0,8}))?|w=(?:[A-Za-z0-9_.-]|%[0-9A-F]{2})+)$/;

/** True for a well-formed step path: steps and branches in turn, beginning with a step. */
export function isStepPath(text: string): boolean {
  if (text.length > 1024) return false;
  const parts = text.split('/');
  return parts.every((each, i) => part.test(each) && each.startsWith('w=') === (i % 2 === 1));
}

/** The path of a numbered step; `iteration` counts from 0 how often a loop has come back to it. */
export const stepPath = (step: number, iteration = 0): StepPath =>
  iteration === 0 ? `${step}` : `${step}~${iteration}`;

/** The path of one branch of a fan-out, named by a key that a restart computes again: never an array index. */
export const branchOf = (step: StepPath, key: string): StepPath => `${step}/w=${encodeKey(key)}`;

/** The path of a step inside a branch. */
export const stepWithin = (branch: StepPath, step: number, iteration = 0): StepPath =>
  `${branch}/${stepPath(step, iteration)}`;

/** Percent-encodes all but letters, digits, `_`, `.` and `-`, so that a key can hold neither `/` nor `~` nor `:`. */
function encodeKey(key: string): string {
  if (key === '') return '%00';
  return key.replace(/[^A-Za-z0-9_.-]/gu, character =>
    utf8(character)
      .map(byte => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
      .join(''),
  );
}
