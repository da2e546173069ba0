import type { Json, JsonPath } from '../../schema/json.js';

/** How much of the version a change needs; `none` for what no agent can notice. */
export const bumps = ['none', 'patch', 'minor', 'major'] as const;
export type Bump = (typeof bumps)[number];

/** The greatest of some bumps. */
export const greatest = (some: readonly Bump[]): Bump =>
  bumps[Math.max(0, ...some.map(bump => bumps.indexOf(bump)))] ?? 'none';

/**
 * Who cannot go on when only one side has the new contract: `receivers` that still run the old one reject new
 * envelopes; `in-flight` envelopes that were sealed under the old one are rejected by new receivers.
 */
export type Broken = 'receivers' | 'in-flight';

/** One difference between a handoff's contract now and at the baseline. */
export interface Change {
  /** Which part of the contract it is about; the file name in `aspects/`. */
  readonly aspect: string;
  /** What changed and what that means, in a plain sentence. */
  readonly message: string;
  readonly bump: Bump;
  readonly breaks: readonly Broken[];
  /** Where in today's manifest; for what is gone, its nearest parent. */
  readonly path: JsonPath;
  /** Where in the baseline. */
  readonly was?: JsonPath;
  /** A payload that shows the break, confirmed by both schemas. */
  readonly witness?: Json;
  /** Set when it could not be decided whether it breaks: why. Never guessed. */
  readonly undecided?: string;
  /** Names this very change, so that it can be suppressed and nothing else with it. */
  readonly fingerprint: string;
}

/** A change without its name; `compareContracts` names it. */
export type UnnamedChange = Omit<Change, 'aspect' | 'fingerprint'>;
