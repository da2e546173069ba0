import type { Json } from '../../schema/json.js';
import type { Lit, Origin } from '../formula.js';
import { canonicalText } from '../shape.js';
import { found, general, NONE, type Outcome, type Solver, unknown } from './solver.js';

const maxDistinct = 2000;

/** Values with their texts. */
type Pool = readonly (readonly [text: string, value: Json])[];

/** Chooses a value for each goal so that no two are equal (a system of distinct representatives). */
export function chooseDistinct(goals: readonly (readonly Lit[])[], solver: Solver): Outcome {
  if (goals.length > maxDistinct)
    return unknown(general('uniqueItems', 'too many different items are asked for'));
  const pools = new Map<string, Pool>();
  let doubt: Origin | undefined;
  const poolOf = (goal: readonly Lit[]): Pool => {
    const key = goal.join();
    const known = pools.get(key);
    if (known) return known;
    const { values, origin } = solver.distinct(goal, goals.length);
    if (origin) doubt = origin;
    const pool = values.map(value => [canonicalText(value), value] as const);
    pools.set(key, pool);
    return pool;
  };
  const owner = new Map<string, number>();
  const chosen = new Map<number, Json>();

  const take = (index: number, text: string, value: Json): true => {
    owner.set(text, index);
    chosen.set(index, value);
    return true;
  };

  /** Gives the goal a value: a free one, or one whose owner can do with another (augmenting path). */
  function give(index: number, tried: Set<string>): boolean {
    const pool = poolOf(goals[index] as readonly Lit[]);
    const free = pool.find(([text]) => !owner.has(text));
    if (free) return take(index, ...free);
    return pool.some(([text, value]) => {
      if (tried.has(text)) return false;
      tried.add(text);
      return give(owner.get(text) as number, tried) && take(index, text, value);
    });
  }

  for (let i = 0; i < goals.length; i++) {
    if (!give(i, new Set())) return doubt ? unknown(doubt) : NONE;
  }
  return found(goals.map((_, i) => chosen.get(i) as Json));
}
