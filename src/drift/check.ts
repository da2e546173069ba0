import { readIndex } from '../codegen/index-file.js';
import type { Problem } from '../contract/problem.js';
import { changesOf } from './changes/changes-of.js';
import type { HandoffDiff } from './changes/compare-contracts.js';
import { withoutSuppressed } from './changes/suppress.js';
import { classifyOutputs, type OutputFile } from './outputs/classify.js';
import { indexPathOf, readEvidence } from './outputs/index-evidence.js';
import { createJudge } from './recorded/judge.js';
import { judgeSamples, type SampleFinding } from './recorded/judge-samples.js';
import type { DriftContext, DriftRule } from './rule.js';
import { driftRules } from './rules/index.js';
import type { DriftSubject } from './subject.js';

/** How to check. */
export interface CheckDriftOptions {
  /** Today as YYYY-MM-DD: suppressed changes come back after the day that their entry names. */
  readonly today: string;
  readonly rules?: readonly DriftRule[];
}

/** Compares what should be with what is. Never throws: a rule that crashes becomes the problem `rule-crashed`. */
export const checkDrift = (subject: DriftSubject, options: CheckDriftOptions): readonly Problem[] =>
  findDrift(subject, options).problems;

/** The same, with what changed since the baseline. */
export function findDrift(
  subject: DriftSubject,
  options: CheckDriftOptions,
): { readonly problems: readonly Problem[]; readonly changes: readonly HandoffDiff[] } {
  const problems: Problem[] = [];
  const guard = <T>(what: string, run: () => readonly T[]): readonly T[] => {
    try {
      return run();
    } catch (error) {
      problems.push(crashed(what, error));
      return [];
    }
  };
  const context: DriftContext = {
    subject,
    outputs: guard('outputs', () => outputsOf(subject)),
    samples: guard('samples', () => findingsOf(subject)),
    changes: guard('changes', () =>
      withoutSuppressed(changesOf(subject, subject.baseline), subject.manifest, options.today),
    ),
  };
  const rules = options.rules ?? driftRules;
  const found = rules.flatMap(rule => guard(rule.id, () => rule.check(context)));
  return { problems: [...found, ...problems], changes: context.changes };
}

function findingsOf({ manifest, files, samples = [] }: DriftSubject): readonly SampleFinding[] {
  if (samples.length === 0) return [];
  return judgeSamples(createJudge({ manifest, manifestName: '', files }), samples);
}

const crashed = (what: string, error: unknown): Problem => ({
  code: 'rule-crashed',
  severity: 'error',
  message: `The check “${what}” failed (${error instanceof Error ? error.message : String(error)}), so what it looks for is not found. Please report this.`,
  path: [],
});

/** How each file below outDir stands to what generating now would write; none where the folder is another workflow's. */
export function outputsOf({ outDir, sharedWith, expected, actual }: DriftSubject): readonly OutputFile[] {
  if (outDir === undefined || sharedWith !== undefined) return [];
  const index = actual.get(indexPathOf(outDir));
  const evidence = readEvidence(outDir, index === undefined ? undefined : readIndex(index));
  return classifyOutputs(expected, actual, evidence);
}
