import type { Problem, Severity } from '../contract/problem.js';
import type { HandoffDiff } from './changes/compare-contracts.js';
import type { OutputFile } from './outputs/classify.js';
import type { SampleFinding } from './recorded/judge-samples.js';
import type { DriftSubject } from './subject.js';

/** What a drift rule looks at: the subject, and what several rules need worked out once. */
export interface DriftContext {
  readonly subject: DriftSubject;
  readonly outputs: readonly OutputFile[];
  /** What changed since the baseline, suppressed changes left out; empty without a baseline. */
  readonly changes: readonly HandoffDiff[];
  /** What recorded samples show; empty where none were gathered. */
  readonly samples: readonly SampleFinding[];
}

/** One kind of drift. Its file name is its id; `docs/rules/<id>.md` explains it. */
export interface DriftRule {
  readonly id: string;
  /** Unless the manifest's `severity` says otherwise. */
  readonly severity: Severity;
  /** True for a rule that looks at the contract and its baselines only: it runs while somebody types. */
  readonly live?: true;
  /** Pure; a rule that throws becomes the problem `rule-crashed`. */
  check(context: DriftContext): readonly Problem[];
}
