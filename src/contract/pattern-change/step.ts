import type { EntityRef, Intent } from '../edit/intent.js';
import type { PatternId } from '../manifest/workflow.js';
import type { Problem } from '../problem.js';

/** One part of a change of pattern, which can be left out. */
export interface PatternStep {
  /** Names the step from one planning to the next: `reroute:a-to-b`. */
  readonly key: string;
  /** What it does to the workflow; `remove` is the only kind that takes a contract away. */
  readonly kind: 'role' | 'reroute' | 'remove' | 'add';
  /** Imperative, short: `Let triage hand over to refunds`. */
  readonly title: string;
  /** Why it is needed, in one sentence. */
  readonly reason: string;
  /** What it is about; undefined for the workflow as a whole. */
  readonly target: EntityRef | undefined;
  /** False for a step that was left out: its intents are not part of the change. */
  readonly chosen: boolean;
  readonly intents: readonly Intent[];
}

/** What the caller decides about a change of pattern. */
export interface PatternChoice {
  /** The agent that is to lead, in a pattern that has a coordinator. */
  readonly lead?: string | undefined;
  /** Keys of steps to leave out. */
  readonly without?: ReadonlySet<string>;
}

/** A change of pattern, worked out in full before anything is written. */
export interface PatternPlan {
  readonly from: PatternId;
  readonly to: PatternId;
  /** The agent that leads afterwards; undefined in patterns without a coordinator. */
  readonly lead: string | undefined;
  /** Who could lead instead. */
  readonly leads: readonly string[];
  readonly steps: readonly PatternStep[];
  /** Everything that was chosen, as one edit. */
  readonly intents: readonly Intent[];
  /** Problems that are there now and will be gone. */
  readonly solved: readonly Problem[];
  /** Problems that are not there now and will be. */
  readonly raised: readonly Problem[];
  /** Everything that will be wrong afterwards, `raised` included. */
  readonly after: readonly Problem[];
}
