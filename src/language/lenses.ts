import {
  type EntityRef,
  entityAt,
  idsOf,
  type ParsedManifest,
  pathOf,
  type TextRange,
} from '../contract/index.js';
import type { Problem, Severity } from '../contract/problem.js';
import type { Comparison, HandoffStanding } from './comparison.js';

/** A line above a part of the text that says how it stands, or does something with it. */
export type Lens = { readonly range: TextRange } & (
  | { readonly kind: 'open-canvas'; readonly target?: EntityRef }
  | { readonly kind: 'generate' }
  | { readonly kind: 'problems'; readonly count: number; readonly worst: Severity; readonly at: TextRange }
  | { readonly kind: 'standing'; readonly baseline: string; readonly handoff: HandoffStanding }
  | { readonly kind: 'all-compatible'; readonly baseline: string }
);

/** What lenses are about besides the text. */
export interface LensOptions {
  readonly problems: readonly Problem[];
  /** What changed since the baseline, and how people call it; absent where there is none. */
  readonly comparison?: Comparison;
}

const ranks: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

/** The lenses of a manifest: over all of it, and over each handoff that has problems or has changed. */
export function lensesOf(parsed: ParsedManifest, { problems, comparison }: LensOptions): readonly Lens[] {
  const { json } = parsed;
  if (!json) return [];
  const top = { start: 0, end: 0 };
  const own = problems.filter(({ file }) => file === undefined);
  const lenses: Lens[] = [{ kind: 'open-canvas', range: top }];
  if (parsed.manifest?.generate) lenses.push({ kind: 'generate', range: top });
  lenses.push(...problemLens(parsed, own, top));
  const standings = new Map(comparison?.handoffs.map(each => [each.id, each]));
  const isQuiet = [...standings.values()].every(({ standing }) => standing === 'compatible');
  if (comparison && isQuiet)
    lenses.push({ kind: 'all-compatible', range: top, baseline: comparison.baseline });
  const byHandoff = new Map<string, Problem[]>();
  for (const problem of own) {
    const entity = entityAt(problem.path);
    if (entity?.kind !== 'handoff') continue;
    const found = byHandoff.get(entity.id);
    if (found) found.push(problem);
    else byHandoff.set(entity.id, [problem]);
  }
  for (const id of idsOf(json, 'handoff')) {
    const [handoff, found] = [standings.get(id), byHandoff.get(id) ?? []];
    if (!handoff && found.length === 0) continue;
    const target: EntityRef = { kind: 'handoff', id };
    const range = parsed.locate(pathOf(target), 'key');
    lenses.push({ kind: 'open-canvas', range, target }, ...problemLens(parsed, found, range));
    if (comparison && handoff)
      lenses.push({ kind: 'standing', range, baseline: comparison.baseline, handoff });
  }
  return lenses;
}

function problemLens(parsed: ParsedManifest, problems: readonly Problem[], range: TextRange): Lens[] {
  const [first] = [...problems].sort((a, b) => ranks[a.severity] - ranks[b.severity]);
  if (!first) return [];
  const at = first.range ?? parsed.locate(first.path, first.at);
  return [{ kind: 'problems', range, count: problems.length, worst: first.severity, at }];
}
