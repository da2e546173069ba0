import type { EntityRef } from '../contract/edit/intent.js';
import { entityAt } from '../contract/index.js';
import type { CanvasProblem } from '../protocol.js';

/** How many problems an entity has, by severity. */
export interface Mark {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

/** A problem and its number in the host's list, by which its fixes are asked for. */
export interface NumberedProblem {
  readonly index: number;
  readonly problem: CanvasProblem;
}

const keyOf = (ref: EntityRef) => `${ref.kind}:${ref.id}`;

/** The entities that a problem is about; none means the workflow as a whole. */
function keysOf({ file, path, also = [] }: CanvasProblem): ReadonlySet<string> {
  const refs = file === undefined ? [path, ...also].map(entityAt) : [undefined];
  return new Set(refs.map(ref => (ref ? keyOf(ref) : '')));
}

const indexes = new WeakMap<readonly CanvasProblem[], Map<string, { mark: Mark; list: NumberedProblem[] }>>();

function indexProblems(problems: readonly CanvasProblem[]) {
  const known = indexes.get(problems);
  if (known) return known;
  const index = new Map<string, { mark: Mark; list: NumberedProblem[] }>();
  problems.forEach((problem, number) => {
    for (const key of keysOf(problem)) {
      const entry = index.get(key) ?? { mark: { errors: 0, warnings: 0, infos: 0 }, list: [] };
      const { errors, warnings, infos } = entry.mark;
      entry.mark = {
        errors: errors + (problem.severity === 'error' ? 1 : 0),
        warnings: warnings + (problem.severity === 'warning' ? 1 : 0),
        infos: infos + (problem.severity === 'info' ? 1 : 0),
      };
      entry.list.push({ index: number, problem });
      index.set(key, entry);
    }
  });
  indexes.set(problems, index);
  return index;
}

/** The mark of an entity; undefined while it has no problem. The same object until problems change. */
export const markOf = (problems: readonly CanvasProblem[], ref: EntityRef): Mark | undefined =>
  indexProblems(problems).get(keyOf(ref))?.mark;

const none: readonly NumberedProblem[] = [];

/** An entity's problems; without one, those of the workflow as a whole. */
export const problemsOf = (
  problems: readonly CanvasProblem[],
  ref: EntityRef | undefined,
): readonly NumberedProblem[] => indexProblems(problems).get(ref ? keyOf(ref) : '')?.list ?? none;

/** The worst severity of a mark that deserves a sign on the canvas. */
export const worstOf = (mark: Mark | undefined): 'error' | 'warning' | undefined =>
  mark && mark.errors > 0 ? 'error' : mark && mark.warnings > 0 ? 'warning' : undefined;

/** `2 problems`, `1 warning` …, for names of cards and rows. */
export function markWords(mark: Mark | undefined): string {
  if (!mark) return '';
  const words = [
    mark.errors > 0 ? `${mark.errors} ${mark.errors === 1 ? 'error' : 'errors'}` : '',
    mark.warnings > 0 ? `${mark.warnings} ${mark.warnings === 1 ? 'warning' : 'warnings'}` : '',
  ].filter(Boolean);
  return words.join(', ');
}
