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

const normalise = (goal: readonly Lit[]): Lit[] =>
  [...new Set(goal)].filter(lit => lit !== ANYTHING).sort((a, b) => a - b);

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
  /** The goals being solved that are about the very value at hand. */
  let level = new Set<string>();
  let steps = budget.steps;
  let deadline = budget.now() + budget.milliseconds;
  const givenUp = new Set<string>();
  /** Pairs of literals that may still be guessed at: each that is found to be empty is worth ten that are not. */
  let credit = 100;
  /** What is known for good of pairs of literals: whether they exclude each other. */
  const excluding = new Map<number, boolean>();
  /** Steps left of the guess at hand; see `guess`. */
  let allowance = Infinity;

  function spend(count = 1): boolean {
    const before = steps;
    steps -= count;
    allowance -= count;
    if (steps > 0 && before >> 5 !== steps >> 5 && budget.now() > deadline) steps = 0;
    return steps > 0 && allowance > 0;
  }

  /**
   * Solves a goal that would be good to know to be empty, and gives up soon: what is not found out here comes out when
   * choices are made. A guess inside a guess is not made: for unions in unions each would ask for all others.
   */
  function guess(goal: readonly Lit[], how: (goal: readonly Lit[]) => Outcome): Outcome {
    const lits = normalise(goal);
    if (clashes(lits)) return NONE;
    const key = lits.join();
    const known = memo.get(key);
    if (known) return known;
    if (allowance < Infinity || givenUp.has(key)) return notGuessed;
    allowance = maxGuess;
    const outcome = how(lits);
    if (outcome.kind === 'unknown') givenUp.add(key);
    allowance = Infinity;
    return outcome;
  }

  /** Runs what must not be cut short by the guess in which it is needed: its result is kept for all. */
  function inFull<T>(run: () => T): T {
    const outer = allowance;
    allowance = Infinity;
    const result = run();
    allowance = outer;
    return result;
  }

  const { lower, covers } = createLower(nodes, options, goal => inFull(() => isSurelyEmpty(goal, solve)));

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

  /** Solves a goal about a part of the value at hand, or about a value of its own. */
  function solve(goal: readonly Lit[]): Outcome {
    const outer = level;
    level = new Set();
    const outcome = solveHere(goal);
    level = outer;
    return outcome;
  }

  /** Solves a goal about the very value at hand. */
  function solveHere(goal: readonly Lit[]): Outcome {
    const lits = normalise(goal);
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
    level.add(key);
    const outcome = decide(lits);
    level.delete(key);
    active.delete(key);
    const own = outcome.kind === 'value' || rests >= depth ? Infinity : rests;
    rests = Math.min(outer, own);
    conclude(mark, outcome, own);
    // Cut short by the end of a guess, it says nothing.
    if (outcome.kind === 'unknown' && allowance <= 0) return outcome;
    if (own === Infinity) memo.set(key, outcome);
    else provisional.set(key, { outcome, rests: own });
    return outcome;
  }

  /**
   * A goal is decided: what was found meanwhile on the assumption that it is empty becomes final if it is, and is
   * forgotten if it is not. While it rests on an outer goal (`own`) itself, so does all that rests on it.
   */
  function conclude(mark: number, outcome: Outcome, own: number): void {
    if (provisional.size === mark) return;
    for (const [key, entry] of [...provisional].slice(mark)) {
      if (outcome.kind === 'none' && own < Infinity) {
        provisional.set(key, { outcome: entry.outcome, rests: Math.min(entry.rests, own) });
        continue;
      }
      provisional.delete(key);
      if (outcome.kind === 'none') memo.set(key, entry.outcome);
    }
  }

  function distinct(goal: readonly Lit[], count: number): Distinct {
    const values: Json[] = count > fewDistinct ? plainOnes(goal, count) : [];
    while (values.length < count) {
      const outcome = solve(values.length === 0 ? goal : [...goal, valuesLit(nodes, values) ^ 1]);
      if (outcome.kind === 'none') return { values, exhausted: true };
      if (outcome.kind === 'unknown') return { values, exhausted: false, origin: outcome.origin };
      values.push(outcome.value);
    }
    return { values, exhausted: false };
  }

  /** Many different values are asked for: plain ones will often do, where solving for each in turn takes long. */
  function plainOnes(goal: readonly Lit[], count: number): Json[] {
    const accepted = (values: Json[]) => values.filter(value => solver.accepts(goal, value));
    const numbers = Array.from({ length: count }, (_, i) => i);
    const fitting = accepted(numbers);
    const texts = fitting.length < count ? accepted(numbers.map(plainText)) : [];
    return [...fitting, ...texts].slice(0, count);
  }

  /** Asked of no value in particular, it may meet open goals where nothing says that values get smaller. */
  function isSurelyEmpty(goal: readonly Lit[], how: (goal: readonly Lit[]) => Outcome): boolean {
    const before = rests;
    const mark = provisional.size;
    rests = Infinity;
    const outcome = how(goal);
    const isFinal = rests === Infinity;
    rests = before;
    if (provisional.size > mark)
      for (const key of [...provisional.keys()].slice(mark)) provisional.delete(key);
    return isFinal && outcome.kind === 'none';
  }

  const solver: Solver = {
    nodes,
    words,
    formats: options.formats ?? new Map(),
    lower,
    covers,
    solve,
    distinct,
    isSurelyEmpty: goal => isSurelyEmpty(goal, each => guess(each, solve)),
    excludes(a, b) {
      const pair = a < b ? a * 2 ** 26 + b : b * 2 ** 26 + a;
      const known = excluding.get(pair);
      if (known !== undefined) return known;
      // A goal about the same value that is being solved says nothing yet: assuming it empty would be circular.
      const lits = normalise([a, b]);
      const key = lits.join();
      if (level.has(key)) return false;
      if (credit <= 0 && !memo.has(key)) return false;
      const isEmpty = guess(lits, solveHere).kind === 'none';
      if (memo.has(key) || givenUp.has(key)) excluding.set(pair, isEmpty);
      credit += isEmpty ? 10 : -1;
      return isEmpty;
    },
    accepts: (goal, value) => goal.every(lit => nodes.accepts(lit, value)),
    spend,
    renew() {
      steps = budget.steps;
      deadline = budget.now() + budget.milliseconds;
      for (const [key, outcome] of memo) if (outcome.kind === 'unknown') memo.delete(key);
    },
  };
  return solver;
}

const maxDepth = 200;
const maxGuess = 200;
const notGuessed = unknown(general('budget', 'not worth a guess'));
const fewDistinct = 8;

/** A text for each number: a, b, …, z, aa, ab, … */
function plainText(n: number): string {
  const last = String.fromCharCode(97 + (n % 26));
  return n < 26 ? last : plainText(Math.floor(n / 26) - 1) + last;
}
