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

/** The atoms an alternative surely asserts, and whether that is all it asserts. */
function assertedBy(formula: Formula): { atoms: Atom[]; whole: boolean } {
  if (formula.kind === 'atom') return { atoms: [formula], whole: true };
  if (formula.kind === 'or') return { atoms: [], whole: false };
  const parts = formula.parts.map(assertedBy);
  return { atoms: parts.flatMap(part => part.atoms), whole: parts.every(part => part.whole) };
}

/** Splits a formula into what must hold and the choices still to be made. */
function split(formula: Formula, atoms: Atom[], choices: Or[]): void {
  if (formula.kind === 'atom') atoms.push(formula);
  else if (formula.kind === 'or') choices.push(formula);
  else for (const part of formula.parts) split(part, atoms, choices);
}

/**
 * Finds a value of one kind for which the formula holds. Choices are made one by one, those that leave the fewest
 * alternatives first; alternatives that the atoms refute are dropped, choices they settle are not made at all.
 */
export function search(formula: Formula, kind: Kind, goal: readonly Lit[], solver: Solver): Outcome {
  const atoms: Atom[] = [];
  const choices: Or[] = [];
  split(formula, atoms, choices);
  return explore(atoms, choices, { theory: THEORIES[kind], goal, solver });
}

interface Task {
  readonly theory: Theory;
  readonly goal: readonly Lit[];
  readonly solver: Solver;
}

function explore(given: readonly Atom[], open: readonly Or[], task: Task): Outcome {
  const { theory, goal, solver } = task;
  if (!solver.spend()) return unknown(general('budget', 'the schemas are too complex for the budget'));
  const atoms = [...given];
  let choices = [...open];
  const relaxed = solveAtoms(atoms, task);
  if (relaxed.kind === 'none') return NONE;
  if (choices.length === 0) return relaxed;
  if (relaxed.kind === 'value' && solver.accepts(goal, relaxed.value)) return relaxed;

  for (let changed = true; changed; ) {
    changed = false;
    const left: Or[] = [];
    for (const choice of choices) {
      if (choice.parts.some(part => isEntailed(atoms, part, task))) continue;
      const parts = choice.parts.filter(part => !theory.refutes(atoms, assertedBy(part).atoms, solver));
      if (parts.length === 0) return NONE;
      if (parts.length > 1) {
        left.push(parts.length === choice.parts.length ? choice : { kind: 'or', parts });
        continue;
      }
      split(parts[0] as Formula, atoms, left);
      changed = true;
    }
    choices = left;
    if (!solver.spend()) return unknown(general('budget', 'the schemas are too complex for the budget'));
  }
  if (choices.length < open.length && choices.length === 0) return explore(atoms, [], task);

  choices.sort((a, b) => a.parts.length - b.parts.length);
  const [choice, ...others] = choices;
  if (!choice) return explore(atoms, [], task);
  let doubt: Origin | undefined;
  for (const part of choice.parts) {
    const nextAtoms = [...atoms];
    const nextChoices = [...others];
    split(part, nextAtoms, nextChoices);
    const outcome = explore(nextAtoms, nextChoices, task);
    if (outcome.kind === 'value') return outcome;
    if (outcome.kind === 'unknown') doubt ??= outcome.origin;
  }
  return doubt ? unknown(doubt) : NONE;
}

function isEntailed(atoms: readonly Atom[], part: Formula, { theory, solver }: Task): boolean {
  const { atoms: asserted, whole } = assertedBy(part);
  return whole && theory.entails(atoms, asserted, solver);
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
