import type { EvaluateOptions } from '../../schema/evaluate.js';
import type { Json } from '../../schema/json.js';
import { createWords } from '../../schema/pattern/words.js';
import { ANYTHING, and, KINDS, type Lit, NOTHING, type Origin } from '../formula.js';
import { createLower } from '../lower/index.js';
import { valuesLit } from '../lower/values.js';
import type { NodeTable } from '../nodes.js';
import { search } from './search.js';
import { type Distinct, found, general, NONE, type Outcome, type Solver, unknown } from './solver.js';

/** Says whether there is time left; asked now and then. */
export interface Budget {
  /** Steps of the search, each worth some microseconds. */
  readonly steps: number;
  /** Tells the time, in milliseconds. */
  readonly now: () => number;
  readonly milliseconds: number;
}

const clashes = (lits: readonly Lit[]): boolean =>
  lits[0] === NOTHING || lits.some((lit, i) => i > 0 && (lit ^ 1) === lits[i - 1]);

/** Makes a solver over a table of schemas; what it learns about one goal it keeps for the others. */
export function createSolver(nodes: NodeTable, options: EvaluateOptions, budget: Budget): Solver {
  const words = createWords();
  const memo = new Map<string, Outcome>();
  const active = new Map<string, number>();
  /** Results that hold only if the goals they met again are empty, in the order found; see `conclude`. */
  const provisional = new Map<string, { readonly outcome: Outcome; readonly rests: number }>();
  let rests = Infinity;
  let steps = budget.steps;
  const deadline = budget.now() + budget.milliseconds;

  function spend(count = 1): boolean {
    const before = steps;
    steps -= count;
    if (steps > 0 && before >> 5 !== steps >> 5 && budget.now() > deadline) steps = 0;
    return steps > 0;
  }

  const { lower, covers } = createLower(nodes, options, goal => solver.isSurelyEmpty(goal));

  function decide(goal: readonly Lit[]): Outcome {
    let doubt: Origin | undefined;
    for (const kind of KINDS) {
      const formula = and(...goal.map(lit => lower(lit, kind)));
      if (formula.kind === 'or' && formula.parts.length === 0) continue;
      const outcome = search(formula, kind, goal, solver);
      if (outcome.kind === 'value') return outcome;
      if (outcome.kind === 'unknown') doubt ??= outcome.origin;
    }
    return doubt ? unknown(doubt) : NONE;
  }

  function solve(goal: readonly Lit[]): Outcome {
    const lits = [...new Set(goal)].filter(lit => lit !== ANYTHING).sort((a, b) => a - b);
    if (lits.length === 0) return found(null);
    if (clashes(lits)) return NONE;
    const key = lits.join();
    const known = memo.get(key);
    if (known) return known;
    const again = active.get(key);
    if (again !== undefined) {
      // A smallest value of a goal holds no smaller value of the same goal: within, there is none.
      rests = Math.min(rests, again);
      return NONE;
    }
    const assumed = provisional.get(key);
    if (assumed) {
      rests = Math.min(rests, assumed.rests);
      return assumed.outcome;
    }
    if (!spend()) return unknown(general('budget', 'the schemas are too complex for the budget'));
    const depth = active.size;
    if (depth > maxDepth) return unknown(general('budget', 'the schemas are nested too deeply'));
    const outer = rests;
    const mark = provisional.size;
    rests = Infinity;
    active.set(key, depth);
    const outcome = decide(lits);
    active.delete(key);
    const own = outcome.kind === 'value' || rests >= depth ? Infinity : rests;
    rests = Math.min(outer, own);
    conclude(mark, outcome, own < depth);
    if (own === Infinity) memo.set(key, outcome);
    else provisional.set(key, { outcome, rests: own });
    return outcome;
  }

  /**
   * A goal is decided: what was found meanwhile on the assumption that it is empty becomes final if it is, and is
   * forgotten if it is not. While it rests on outer goals itself, so do they.
   */
  function conclude(mark: number, outcome: Outcome, stillRests: boolean): void {
    if (provisional.size === mark || (stillRests && outcome.kind === 'none')) return;
    for (const [key, entry] of [...provisional].slice(mark)) {
      provisional.delete(key);
      if (outcome.kind === 'none') memo.set(key, entry.outcome);
    }
  }

  function distinct(goal: readonly Lit[], count: number): Distinct {
    const values: Json[] = [];
    while (values.length < count) {
      const outcome = solve(values.length === 0 ? goal : [...goal, valuesLit(nodes, values) ^ 1]);
      if (outcome.kind === 'none') return { values, exhausted: true };
      if (outcome.kind === 'unknown') return { values, exhausted: false, origin: outcome.origin };
      values.push(outcome.value);
    }
    return { values, exhausted: false };
  }

  const solver: Solver = {
    nodes,
    words,
    formats: options.formats ?? new Map(),
    lower,
    covers,
    solve,
    distinct,
    isSurelyEmpty(goal) {
      const before = rests;
      rests = Infinity;
      const outcome = solve(goal);
      const isFinal = rests === Infinity;
      rests = before;
      return isFinal && outcome.kind === 'none';
    },
    accepts: (goal, value) => goal.every(lit => nodes.accepts(lit, value)),
    spend,
  };
  return solver;
}

const maxDepth = 200;
