import type { Json } from '../../schema/json.js';
import type { Lit, Origin } from '../formula.js';
import { canonicalText } from '../shape.js';
import { found, general, NONE, type Outcome, type Solver, unknown } from './solver.js';

const maxDistinct = 64;

/** Chooses a value for each goal so that no two are equal (a system of distinct representatives). */
export function chooseDistinct(goals: readonly (readonly Lit[])[], solver: Solver): Outcome {
  if (goals.length > maxDistinct)
    return unknown(general('uniqueItems', 'too many different items are asked for'));
  const pools = new Map<string, readonly Json[]>();
  let doubt: Origin | undefined;
  const poolOf = (goal: readonly Lit[]): readonly Json[] => {
    const key = goal.join();
    const known = pools.get(key);
    if (known) return known;
    const { values, origin } = solver.distinct(goal, goals.length);
    if (origin) doubt = origin;
    pools.set(key, values);
    return values;
  };
  const owner = new Map<string, number>();
  const chosen = new Map<number, Json>();

  /** Gives the goal a value, moving others to second choices where that helps (augmenting path). */
  function give(index: number, tried: Set<string>): boolean {
    for (const value of poolOf(goals[index] as readonly Lit[])) {
      const text = canonicalText(value);
      if (tried.has(text)) continue;
      tried.add(text);
      const other = owner.get(text);
      if (other !== undefined && !give(other, tried)) continue;
      owner.set(text, index);
      chosen.set(index, value);
      return true;
    }
    return false;
  }

  for (let i = 0; i < goals.length; i++) {
    if (!give(i, new Set())) return doubt ? unknown(doubt) : NONE;
  }
  return found(goals.map((_, i) => chosen.get(i) as Json));
}
