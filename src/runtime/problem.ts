import type { Issue } from './validation.js';

/** What each kind of problem is called and which HTTP status fits it. */
const kinds = {
  'invalid-input': { title: 'The handoff cannot be sealed like this', status: 400 },
  'invalid-envelope': { title: 'This is not an envelope', status: 400 },
  'wrong-handoff': { title: 'The envelope belongs to another handoff', status: 409 },
  'unsupported-version': { title: 'The contract version is not supported', status: 409 },
  'key-mismatch': { title: 'The idempotency key does not belong to this step', status: 409 },
  'schema-violation': { title: 'The data does not fit its schema', status: 422 },
  'missing-provenance': { title: 'Required provenance is missing', status: 422 },
  'undeclared-side-effect': { title: 'A side effect is not declared in the contract', status: 422 },
  'undeclared-work': { title: 'The work does not match its declaration', status: 422 },
  'summary-budget': { title: 'The summary is outside its budget', status: 422 },
  'store-failed': { title: 'The context could not be stored', status: 503 },
} as const;

/** What can stand in the way of a handoff. */
export type ProblemCode = keyof typeof kinds;

/** A reason why a handoff was refused: an RFC 9457 problem; `code` tells the kinds apart. */
export interface HandoffProblem {
  /** URI of the kind. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** What happened this time, and what would put it right. */
  readonly detail: string;
  /** The idempotency key, where it is known. */
  readonly instance?: string;
  readonly code: ProblemCode;
  /** `workflow.handoff`. */
  readonly handoff: string;
  /** With `unsupported-version`: the ranges that the receiver accepts. */
  readonly supported?: readonly string[];
  /** With `invalid-envelope` and `schema-violation`: each place that is wrong. */
  readonly errors?: readonly Issue[];
}

/** Makes a problem. */
export const problemOf = (
  code: ProblemCode,
  handoff: string,
  detail: string,
  more: Partial<Pick<HandoffProblem, 'instance' | 'supported' | 'errors'>> = {},
): HandoffProblem => ({
  type: `urn:handoff-designer:problem:${code}`,
  ...kinds[code],
  detail,
  code,
  handoff,
  ...more,
});
