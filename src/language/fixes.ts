import { applyIntents, type ParsedManifest, type TextEdit } from '../contract/index.js';
import type { Fix, Problem } from '../contract/problem.js';

/** A fix as an editor offers it. */
export interface CodeAction {
  readonly title: string;
  readonly preferred: boolean;
  readonly problem: Problem;
  readonly fix: Fix;
  /** What it does to the manifest's text; undefined for what only the host can do. */
  readonly edits?: readonly TextEdit[];
}

/**
 * Every fix of some problems; those that no longer make sense on the manifest's text are left out. Without the text, what
 * a fix does to it is left to the host.
 */
export function actionsOf(
  parsed: ParsedManifest | undefined,
  problems: readonly Problem[],
): readonly CodeAction[] {
  return problems.flatMap(problem =>
    (problem.fixes ?? []).flatMap((fix): CodeAction[] => {
      const action = { title: fix.title, preferred: fix.preferred ?? false, problem, fix };
      if (!parsed || !fix.intents || fix.action) return [action];
      const { edits, problems: refusals } = applyIntents(parsed, fix.intents);
      return refusals.length > 0 ? [] : [{ ...action, edits }];
    }),
  );
}
