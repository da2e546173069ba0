import { type Atom, type Formula, type Kind, type Lit, NOTHING, type Origin } from '../formula.js';
import { solveArray } from './array.js';
import { solveNumber } from './number.js';
import { solveObject } from './object.js';
import { entailedByObject, refutedByObject } from './object-quick.js';
import { found, general, NONE, type Outcome, type Solver, unknown } from './solver.js';
import { solveString } from './string.js';

type Or = Formula & { readonly kind: 'or' };

/** How values of one kind are found, and what is quickly seen about an alternative beside given atoms. */
interface Theory {
  solve(atoms: readonly Atom[], solver: Solver): Outcome;
  /** True when the alternative surely cannot hold beside the atoms. */
  refutes(atoms: readonly Atom[], alternative: readonly Atom[], solver: Solver): boolean;
  /** True when the alternative surely holds wherever the atoms do. */
  entails(atoms: readonly Atom[], alternative: readonly Atom[], solver: Solver): boolean;
}

const bySolving = (solve: Theory['solve']): Theory => ({
  solve,
  refutes: (atoms, alternative, solver) => solve([...atoms, ...alternative], solver).kind === 'none',
  entails: () => false,
});

const THEORIES: { readonly [kind in Kind]: Theory } = {
  // One value each: every statement about them is true or false, and false ones never get here.
  null: bySolving(() => found(null)),
  false: bySolving(() => found(false)),
  true: bySolving(() => found(true)),
  number: bySolving(solveNumber),
  string: bySolving(solveString),
  array: bySolving(solveArray),
  object: { solve: solveObject, refutes: refutedByObject, entails: entailedByObject },
};

interface Asserted {
  readonly atoms: readonly Atom[];
  readonly whole: boolean;
}

const asserted = new WeakMap<Formula, Asserted>();

/** The atoms an alternative surely asserts, and whether that is all it asserts. */
function assertedBy(formula: Formula): Asserted {
  if (formula.kind === 'lit') return assertedBy(formula.of);
  const known = asserted.get(formula);
  if (known) return known;
  let found: Asserted = { atoms: [], whole: false };
  if (formula.kind === 'atom') found = { atoms: [formula], whole: true };
  if (formula.kind === 'and') {
    const parts = formula.parts.map(assertedBy);
    found = { atoms: parts.flatMap(part => part.atoms), whole: parts.every(part => part.whole) };
  }
  asserted.set(formula, found);
  return found;
}

/** What has been decided so far, and what has not. */
interface State {
  readonly atoms: Atom[];
  readonly choices: Or[];
  /** The literals that hold; never one with its complement. */
  readonly lits: Set<Lit>;
}

/** Adds what a formula surely asserts; false when a literal meets its complement. */
function assume(formula: Formula, state: State): boolean {
  if (formula.kind === 'atom') state.atoms.push(formula);
  else if (formula.kind === 'or') state.choices.push(formula);
  else if (formula.kind === 'and') return formula.parts.every(part => assume(part, state));
  else {
    if (state.lits.has(formula.lit)) return true;
    if (state.lits.has(formula.lit ^ 1)) return false;
    state.lits.add(formula.lit);
    return assume(formula.of, state);
  }
  return true;
}

/** Whether a formula holds as far as the literals tell; undefined when they do not. */
function settledBy(lits: ReadonlySet<Lit>, formula: Formula): boolean | undefined {
  if (formula.kind === 'atom') return undefined;
  if (formula.kind === 'lit') {
    if (lits.has(formula.lit)) return true;
    return lits.has(formula.lit ^ 1) ? false : undefined;
  }
  const parts = formula.parts.map(part => settledBy(lits, part));
  const decisive = formula.kind === 'or';
  if (parts.includes(decisive)) return decisive;
  return parts.every(part => part === !decisive) ? !decisive : undefined;
}

/**
 * Finds a value of one kind for which the formula holds. Choices are made one by one, those that leave the fewest
 * alternatives first; alternatives that are refuted are dropped, choices that are settled are not made at all.
 */
export function search(formula: Formula, kind: Kind, goal: readonly Lit[], solver: Solver): Outcome {
  const state: State = { atoms: [], choices: [], lits: new Set() };
  return assume(formula, state) ? explore(state, { theory: THEORIES[kind], goal, solver }) : NONE;
}

interface Task {
  readonly theory: Theory;
  readonly goal: readonly Lit[];
  readonly solver: Solver;
}

const outOfBudget = unknown(general('budget', 'the schemas are too complex for the budget'));

function explore(given: State, task: Task): Outcome {
  const { goal, solver } = task;
  let state = given;
  for (;;) {
    if (!solver.spend()) return outOfBudget;
    const relaxed = solveAtoms(state.atoms, task);
    if (relaxed.kind === 'none') return NONE;
    if (state.choices.length === 0) return relaxed;
    if (relaxed.kind === 'value' && solver.accepts(goal, relaxed.value)) return relaxed;
    const next = propagate(state, task);
    if (!next) return NONE;
    if (next.atoms.length === state.atoms.length && next.choices.length > 0) return branch(next, task);
    state = next;
  }
}

/** Drops what is refuted or settled, until every choice is a real one; undefined when one has no way out. */
function propagate(given: State, task: Task): State | undefined {
  const { theory, solver } = task;
  let state: State = { ...given, atoms: [...given.atoms], lits: new Set(given.lits) };
  for (let changed = true; changed; ) {
    changed = false;
    const next: State = { atoms: state.atoms, choices: [], lits: state.lits };
    for (const choice of state.choices) {
      if (choice.parts.some(part => settledBy(next.lits, part) ?? isEntailed(next.atoms, part, task)))
        continue;
      const parts = choice.parts.filter(
        part =>
          settledBy(next.lits, part) !== false &&
          !theory.refutes(next.atoms, assertedBy(part).atoms, solver) &&
          !isExcluded(next.lits, part, solver),
      );
      const [only] = parts;
      if (!only) return undefined;
      if (parts.length > 1)
        next.choices.push(parts.length < choice.parts.length ? { kind: 'or', parts } : choice);
      else if (assume(only, next)) changed = true;
      else return undefined;
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
  return rivals.length <= maxRivals && rivals.some(rival => solver.excludes([part.lit, rival]));
}

/** Makes the choice with the fewest alternatives, in each possible way. */
function branch({ atoms, choices, lits }: State, task: Task): Outcome {
  const [choice, ...others] = choices.toSorted((a, b) => a.parts.length - b.parts.length);
  let doubt: Origin | undefined;
  for (const part of choice?.parts ?? []) {
    const state: State = { atoms: [...atoms], choices: [...others], lits: new Set(lits) };
    const outcome = assume(part, state) ? explore(state, task) : NONE;
    if (outcome.kind === 'value') return outcome;
    if (outcome.kind === 'unknown') doubt ??= outcome.origin;
  }
  return doubt ? unknown(doubt) : NONE;
}

function isEntailed(atoms: readonly Atom[], part: Formula, { theory, solver }: Task): boolean {
  const { atoms: claimed, whole } = assertedBy(part);
  return whole && theory.entails(atoms, claimed, solver);
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
