import type { FormatChecker } from '../../schema/evaluate.js';
import type { Json } from '../../schema/json.js';
import type { Words } from '../../schema/pattern/words.js';
import type { Lit, Origin } from '../formula.js';
import type { CoverSite } from '../lower/cover.js';
import type { Lower } from '../lower/index.js';
import type { NodeTable } from '../nodes.js';

/** What came of looking for a value: one, the proof that there is none, or what stood in the way. */
export type Outcome =
  | { readonly kind: 'value'; readonly value: Json }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown'; readonly origin: Origin };

/** There is no such value. */
export const NONE: Outcome = { kind: 'none' };

/** A value was found. */
export const found = (value: Json): Outcome => ({ kind: 'value', value });

/** Neither found nor refuted. */
export const unknown = (origin: Origin): Outcome => ({ kind: 'unknown', origin });

/** The origin of a failure that no single keyword is to blame for. */
export const general = (keyword: string, reason: string): Origin => ({
  side: 'a',
  keyword,
  path: '',
  reason,
});

/** Distinct values of a goal; `exhausted` when there are provably no more than these. */
export interface Distinct {
  readonly values: readonly Json[];
  readonly exhausted: boolean;
  /** Set when fewer than asked for were found and there may be more. */
  readonly origin?: Origin;
}

/** Finds values that satisfy goals: sets of literals, all about one value. */
export interface Solver {
  readonly nodes: NodeTable;
  readonly words: Words;
  readonly formats: ReadonlyMap<string, FormatChecker>;
  readonly lower: Lower;
  readonly covers: CoverSite;
  /** A value (a part of the one being looked for, if any) that satisfies all literals. Goals met again while being solved count as empty (least fixpoint). */
  solve(goal: readonly Lit[]): Outcome;
  /** Like `solve`, as a yes or no that never rests on a goal still being solved. */
  isSurelyEmpty(goal: readonly Lit[]): boolean;
  /** True when the value being looked for cannot satisfy both, as far as that soon shows. */
  excludes(a: Lit, b: Lit): boolean;
  /** Up to `count` different values. */
  distinct(goal: readonly Lit[], count: number): Distinct;
  /** True when the exact evaluator says that the value satisfies all literals. */
  accepts(goal: readonly Lit[], value: Json): boolean;
  /** Uses up some of the budget; false when it is spent. */
  spend(steps?: number): boolean;
  /** Fills the budget up again, for the next question; what was found out stays. */
  renew(): void;
}

/** The largest number of automaton steps made for one question about strings. */
export const maxSteps = 8000;
