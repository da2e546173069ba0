import type { Problem } from '../../contract/problem.js';
import { outputClash } from '../rules/output-clash.js';
import { outputEdited } from '../rules/output-edited.js';
import { outputOrphan } from '../rules/output-orphan.js';
import { outputShared } from '../rules/output-shared.js';
import type { DriftSubject } from '../subject.js';
import type { OutputFile } from './classify.js';
import type { OutputPlan } from './plan.js';

/** The problems that remain after a plan is carried out: the files that were left alone, each once. */
export function reportLeft(
  subject: DriftSubject,
  outputs: readonly OutputFile[],
  plan: OutputPlan,
): readonly Problem[] {
  const left = new Set(plan.leave.filter(file => file.reason !== 'incomplete').map(file => file.path));
  const context = {
    subject,
    outputs: outputs.filter(output => left.has(output.path)),
    changes: [],
    samples: [],
  };
  const leftAlone = [outputEdited, outputClash, outputOrphan]
    .flatMap(rule => rule.check(context))
    .filter(problem => problem.file !== undefined);
  return [...outputShared.check(context), ...leftAlone];
}
