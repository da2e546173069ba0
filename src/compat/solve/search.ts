import { type Atom, type Formula, type Kind, type Lit, NOTHING, type Origin } from '../formula.js';
import { pickBranching } from './branching.js';
import { type Alternative, assume, type Or, type State, settledBy } from './choices.js';
import { claimsOf, isImplied, isRefuted, knownFrom } from './slots.js';
import { found, general, NONE, type Outcome, type Solver, unknown } from './solver.js';
import { THEORIES, type Theory } from './theories.js';

/** What one search has learnt about where it fails. */
interface Task {
  readonly theory: Theory;
  readonly goal: readonly Lit[];
  readonly solver: Solver;
  /** How often each choice was left without a way out: those are made first. */
  readonly failures: Map<Or, number>;
  /** Failures until the search starts anew, with what it has learnt. */
  patience: number;
}

const outOfBudget = unknown(general('budget', 'the schemas are too complex for the budget'));
/** Not an answer: the search is to start anew. */
const anew = unknown(general('budget', 'the search starts anew'));
const firstPatience = 20;

/**
 * Finds a value of one kind for which the formula holds. Choices are made one by one, those that leave the fewest
 * alternatives first; alternatives that are refuted are dropped, choices that are settled are not made at all.
 * A search that keeps failing starts anew with the choices at which it failed.
 */
export function search(formula: Formula, kind: Kind, goal: readonly Lit[], solver: Solver): Outcome {
  const state: State = { atoms: [], choices: [], lits: new Set() };
  const parts = formula.kind === 'and' ? formula.parts : [formula];
  if (!parts.every((part, group) => assume(part, group, state))) return NONE;
  const task: Task = { theory: THEORIES[kind], goal, solver, failures: new Map(), patience: 0 };
  for (let patience = firstPatience; ; patience *= 2) {
    task.patience = patience;
    const outcome = explore(state, task, true);
    if (outcome !== anew) return outcome;
  }
}

function explore(given: State, task: Task, isFirst = false): Outcome {
  const { goal, solver } = task;
  let state = given;
  let isAsked = false;
  for (;;) {
    if (!solver.spend()) return outOfBudget;
    const relaxed = solveAtoms(state.atoms, task);
    if (relaxed.kind === 'none') return NONE;
    if (state.choices.length === 0) return relaxed;
    // A value of what is decided so far may happen to do: asked at first, and before a choice is made in all ways.
    const suffices = () => relaxed.kind === 'value' && solver.accepts(goal, relaxed.value);
    if (isFirst && !isAsked && suffices()) return relaxed;
    const next = propagate(state, task);
    if (!next) return NONE;
    if (next.atoms.length === state.atoms.length && next.choices.length > 0)
      return (isFirst && !isAsked) || !suffices() ? branch(next, task) : relaxed;
    isAsked = true;
    state = next;
  }
}

/** Drops what is refuted or settled, until every choice is a real one; undefined when one has no way out. */
function propagate(given: State, task: Task): State | undefined {
  const { theory, solver, failures } = task;
  const { nodes } = solver;
  let state: State = { ...given, atoms: [...given.atoms], lits: new Set(given.lits) };
  for (let changed = true; changed; ) {
    changed = false;
    const next: State = { atoms: state.atoms, choices: [], lits: state.lits };
    let known = knownFrom(claimsOf(next.atoms, nodes));
    const holds = (part: Alternative): boolean =>
      (part.whole && isImplied(known, claimsOf(part.atoms, nodes))) ||
      (settledBy(next.lits, part.formula) ?? (part.whole && theory.entails(next.atoms, part.atoms, solver)));
    const isPossible = (part: Alternative): boolean =>
      settledBy(next.lits, part.formula) !== false &&
      !isRefuted(known, claimsOf(part.atoms, nodes)) &&
      !theory.refutes(next.atoms, part.atoms, solver) &&
      !isExcluded(next.lits, part.formula, solver);
    for (const choice of state.choices) {
      if (choice.parts.some(holds)) continue;
      const parts = choice.parts.filter(isPossible);
      const [only] = parts;
      if (only && parts.length > 1)
        next.choices.push(parts.length < choice.parts.length ? { ...choice, parts } : choice);
      else if (only && assume(only.formula, choice.group, next)) {
        changed = true;
        known = knownFrom(claimsOf(next.atoms, nodes));
      } else {
        failures.set(choice.of, (failures.get(choice.of) ?? 0) + 1);
        task.patience--;
        return undefined;
      }
    }
    state = next;
    if (!solver.spend()) return state;
  }
  return state;
}

/** More literals than this are not held against an alternative one by one. */
const maxRivals = 40;

/** True when the alternative cannot be true together with one of the literals that hold. */
function isExcluded(lits: ReadonlySet<Lit>, part: Formula, solver: Solver): boolean {
  if (part.kind === 'and') return part.parts.some(each => isExcluded(lits, each, solver));
  if (part.kind !== 'lit' || lits.has(part.lit)) return false;
  const rivals = [...lits].filter(lit => (lit & 1) !== (part.lit & 1));
  return rivals.length <= maxRivals && rivals.some(rival => solver.excludes(part.lit, rival));
}

/** Makes a choice, in each possible way. */
function branch(state: State, task: Task): Outcome {
  const { parts, others, group } = pickBranching(state, task.failures, task.solver);
  let doubt: Origin | undefined;
  for (const { formula } of parts) {
    const next: State = { atoms: [...state.atoms], choices: [...others], lits: new Set(state.lits) };
    const outcome = assume(formula, group, next) ? explore(next, task) : NONE;
    if (outcome.kind === 'value' || outcome === anew) return outcome;
    if (task.patience < 0) return anew;
    if (outcome.kind === 'unknown') doubt ??= outcome.origin;
  }
  return doubt ? unknown(doubt) : NONE;
}

/** Solves atoms alone. Listed values are tried one by one; what only the evaluator understands, it judges. */
function solveAtoms(atoms: readonly Atom[], { theory, goal, solver }: Task): Outcome {
  const listed = atoms.find(atom => atom.is === 'oneOf');
  if (listed?.is === 'oneOf') {
    const value = listed.values.find(each => solver.accepts(goal, each));
    if (value !== undefined) return found(value);
    const opaque = atoms.find(atom => atom.is === 'opaque');
    return opaque?.is === 'opaque' ? unknown(opaque.origin) : NONE;
  }
  const opaque = atoms.find(atom => atom.is === 'opaque');
  const outcome = theory.solve(atoms, solver);
  if (opaque?.is !== 'opaque' || outcome.kind === 'none') return outcome;
  if (opaque.lit === NOTHING) return NONE;
  if (outcome.kind === 'value' && solver.accepts(goal, outcome.value)) return outcome;
  return unknown(opaque.origin);
}
