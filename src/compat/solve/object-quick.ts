import type { Atom, Lit } from '../formula.js';
import { goalOf, mayBeNamed, type ObjectBox, objectBox } from './object-box.js';
import type { Solver } from './solver.js';

/** Boxes of the atoms being worked on: many alternatives are held against the same atoms. */
const boxes = new WeakMap<readonly Atom[], { length: number; box: ObjectBox }>();

function boxFor(atoms: readonly Atom[]): ObjectBox {
  const known = boxes.get(atoms);
  if (known && known.length === atoms.length) return known.box;
  const box = objectBox(atoms);
  boxes.set(atoms, { length: atoms.length, box });
  return box;
}

/** True when no object can satisfy the atoms and the alternative: looks at the members the alternative names. */
export function refutedByObject(
  atoms: readonly Atom[],
  alternative: readonly Atom[],
  solver: Solver,
): boolean {
  const box = boxFor(atoms);
  const needed = new Set<string>();
  const extra = new Map<string, Lit[]>();
  let min = box.min;
  let max = box.max;
  for (const atom of alternative) {
    if (atom.is === 'has') needed.add(atom.key);
    else if (atom.is === 'lacks' && box.has.has(atom.key)) return true;
    else if (atom.is === 'member') extra.set(atom.key, [...(extra.get(atom.key) ?? []), atom.lit]);
    else if (atom.is === 'size') {
      min = Math.max(min, atom.min);
      max = Math.min(max, atom.max);
    }
  }
  if (min > max || box.has.size > max) return true;
  for (const key of extra.keys()) if (box.has.has(key)) needed.add(key);
  for (const key of needed) {
    if (!mayBeNamed(box, key, solver)) return true;
    const goal = [...goalOf(box, key, solver), ...(extra.get(key) ?? [])];
    if (solver.solve(goal).kind === 'none') return true;
  }
  return false;
}

/** True when every object that satisfies the atoms satisfies the alternative; looks no further than its members. */
export function entailedByObject(
  atoms: readonly Atom[],
  alternative: readonly Atom[],
  solver: Solver,
): boolean {
  const box = boxFor(atoms);
  return alternative.every(atom => {
    if (atom.is === 'has') return box.has.has(atom.key);
    if (atom.is === 'size') return box.min >= atom.min && box.max <= atom.max;
    if (atom.is !== 'lacks' && atom.is !== 'member') return false;
    if (!mayBeNamed(box, atom.key, solver)) return true;
    const goal = goalOf(box, atom.key, solver);
    if (atom.is === 'member') return solver.isSurelyEmpty([...goal, atom.lit ^ 1]);
    return !box.has.has(atom.key) && solver.isSurelyEmpty(goal);
  });
}
