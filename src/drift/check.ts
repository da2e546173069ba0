import { readIndex } from '../codegen/index-file.js';
import type { Problem } from '../contract/problem.js';
import { classifyOutputs, type OutputFile } from './outputs/classify.js';
import { indexPathOf, readEvidence } from './outputs/index-evidence.js';
import type { DriftContext, DriftRule } from './rule.js';
import { driftRules } from './rules/index.js';
import type { DriftSubject } from './subject.js';

/** Compares what should be with what is. Never throws: a rule that crashes becomes the problem `rule-crashed`. */
export function checkDrift(
  subject: DriftSubject,
  rules: readonly DriftRule[] = driftRules,
): readonly Problem[] {
  const context: DriftContext = { subject, outputs: outputsOf(subject) };
  return rules.flatMap(rule => {
    try {
      return rule.check(context);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return [
        {
          code: 'rule-crashed',
          severity: 'error',
          message: `The rule ${rule.id} failed (${why}); what it checks is not checked. Please report this.`,
          path: [],
        },
      ];
    }
  });
}

/** How each file below outDir stands to what generating now would write; none where the folder is another workflow's. */
export function outputsOf({ outDir, sharedWith, expected, actual }: DriftSubject): readonly OutputFile[] {
  if (outDir === undefined || sharedWith !== undefined) return [];
  const index = actual.get(indexPathOf(outDir));
  const evidence = readEvidence(outDir, index === undefined ? undefined : readIndex(index));
  return classifyOutputs(expected, actual, evidence);
}
