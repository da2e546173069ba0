import type { Atom, Kind } from '../formula.js';
import { solveArray } from './array.js';
import { solveNumber } from './number.js';
import { solveObject } from './object.js';
import { entailedByObject, refutedByObject } from './object-quick.js';
import { found, type Outcome, type Solver } from './solver.js';
import { solveString } from './string.js';

/** How values of one kind are found, and what is quickly seen about an alternative beside given atoms. */
export interface Theory {
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

/** The theory of each kind of values. */
export const THEORIES: { readonly [kind in Kind]: Theory } = {
  // One value each: every statement about them is true or false, and false ones never get here.
  null: bySolving(() => found(null)),
  false: bySolving(() => found(false)),
  true: bySolving(() => found(true)),
  number: bySolving(solveNumber),
  string: bySolving(solveString),
  array: bySolving(solveArray),
  object: { solve: solveObject, refutes: refutedByObject, entails: entailedByObject },
};
