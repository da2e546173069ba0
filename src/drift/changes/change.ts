import { BUMPS, type Bump } from '../../compat/index.js';
import type { Json, JsonPath } from '../../schema/json.js';

/** The greatest of some bumps. */
export const greatest = (some: readonly Bump[]): Bump =>
  BUMPS[Math.max(0, ...some.map(bump => BUMPS.indexOf(bump)))] ?? 'none';

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
  /** How much of the version it needs; `none` for what no agent can notice. */
  readonly bump: Bump;
  readonly breaks: readonly Broken[];
  /** Where in today's manifest; for what is gone, its nearest parent. */
  readonly path: JsonPath;
  /** A payload that shows the break, confirmed by both schemas. */
  readonly witness?: Json;
  /** The keyword of today's manifest that rejects the witness; undefined where it is in another file. */
  readonly narrowedAt?: JsonPath;
  /**
   * True when it only breaks because producers may send fields that open objects do not declare, which the manifest can
   * rule out (`compatibility.openObjects`).
   */
  readonly onlyUndeclared?: boolean;
  /** Set when it could not be decided whether it breaks: why. Never guessed. */
  readonly undecided?: string;
  /** Names this very change, so that it can be suppressed and nothing else with it. */
  readonly fingerprint: string;
}

/** A change without its name; `compareContracts` names it. */
export type UnnamedChange = Omit<Change, 'aspect' | 'fingerprint'>;
