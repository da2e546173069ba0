import type { Atom, Lit } from '../formula.js';

/** How many items from an index on satisfy a literal. */
export interface Count {
  readonly from: number;
  readonly lit: Lit;
  readonly min: number;
  readonly max: number;
}

/** All that is said of an array, sorted by what it speaks of. */
export interface ArrayBox {
  readonly min: number;
  readonly max: number;
  readonly at: ReadonlyMap<number, readonly Lit[]>;
  readonly rests: readonly { readonly from: number; readonly lit: Lit }[];
  readonly counts: readonly Count[];
  /** No two items are equal. */
  readonly unique: boolean;
  /** Some two items are equal. */
  readonly repeats: boolean;
  /** From this index on, every item is under the same rules. */
  readonly horizon: number;
}

/** Sorts the atoms of an array. */
export function arrayBox(atoms: readonly Atom[]): ArrayBox {
  const at = new Map<number, Lit[]>();
  const rests: { from: number; lit: Lit }[] = [];
  const counts = new Map<string, Count>();
  let min = 0;
  let max = Infinity;
  let unique = false;
  let repeats = false;
  let horizon = 0;
  for (const atom of atoms) {
    if (atom.is === 'size') {
      min = Math.max(min, Math.ceil(atom.min));
      max = Math.min(max, Math.floor(atom.max));
    } else if (atom.is === 'item') {
      at.set(atom.index, [...(at.get(atom.index) ?? []), atom.lit]);
      horizon = Math.max(horizon, atom.index + 1);
    } else if (atom.is === 'items') {
      rests.push(atom);
      horizon = Math.max(horizon, atom.from);
    } else if (atom.is === 'count') {
      const key = `${atom.from} ${atom.lit}`;
      const other = counts.get(key) ?? atom;
      counts.set(key, {
        from: atom.from,
        lit: atom.lit,
        min: Math.max(atom.min, other.min),
        max: Math.min(atom.max, other.max),
      });
      horizon = Math.max(horizon, atom.from);
    } else if (atom.is === 'unique') {
      if (atom.negated) repeats = true;
      else unique = true;
    }
  }
  return { min, max, at, rests, counts: [...counts.values()], unique, repeats, horizon };
}

/** What the item at an index must satisfy, counts aside. */
export const goalAt = (box: ArrayBox, index: number): Lit[] => [
  ...(box.at.get(index) ?? []),
  ...box.rests.filter(rest => rest.from <= index).map(rest => rest.lit),
];
