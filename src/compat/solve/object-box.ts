import { ANYTHING, type Atom, type KeySet, type Lit, matchesKeys } from '../formula.js';
import type { Solver } from './solver.js';

/** Members with names in a set. */
export interface MemberRule {
  readonly keys: KeySet;
  readonly lit: Lit;
}

/** All that is said of an object, sorted by what it speaks of. */
export interface ObjectBox {
  readonly has: ReadonlySet<string>;
  readonly lacks: ReadonlySet<string>;
  readonly members: ReadonlyMap<string, readonly Lit[]>;
  readonly rules: readonly MemberRule[];
  readonly somes: readonly MemberRule[];
  readonly names: readonly Lit[];
  readonly min: number;
  readonly max: number;
  /** Every name that is spoken of; all others are told apart only by patterns. */
  readonly keys: ReadonlySet<string>;
}

/** Sorts the atoms of an object. */
export function objectBox(atoms: readonly Atom[]): ObjectBox {
  const has = new Set<string>();
  const lacks = new Set<string>();
  const members = new Map<string, Lit[]>();
  const rules: MemberRule[] = [];
  const somes = new Map<string, MemberRule>();
  const names: Lit[] = [];
  const keys = new Set<string>();
  let min = 0;
  let max = Infinity;
  const note = (set: KeySet) => {
    if (set.kind === 'others') for (const key of set.named) keys.add(key);
  };
  for (const atom of atoms) {
    switch (atom.is) {
      case 'has':
        has.add(atom.key);
        keys.add(atom.key);
        break;
      case 'lacks':
        lacks.add(atom.key);
        keys.add(atom.key);
        break;
      case 'member': {
        const lits = members.get(atom.key);
        if (lits) lits.push(atom.lit);
        else members.set(atom.key, [atom.lit]);
        keys.add(atom.key);
        break;
      }
      case 'members':
        rules.push(atom);
        note(atom.keys);
        break;
      case 'some':
        somes.set(`${keysText(atom.keys)} ${atom.lit}`, atom);
        note(atom.keys);
        break;
      case 'names':
        names.push(atom.lit);
        break;
      case 'size':
        min = Math.max(min, Math.ceil(atom.min));
        max = Math.min(max, Math.floor(atom.max));
        break;
    }
  }
  return { has, lacks, members, rules, somes: [...somes.values()], names, min, max, keys };
}

const keysText = (keys: KeySet): string => {
  if (keys.kind === 'pattern') return `p${keys.pattern}`;
  return keys.kind === 'lit' ? `l${keys.lit}` : `o${JSON.stringify([[...keys.named], keys.patterns])}`;
};

/** True when a name is in a set. */
export const isAmong = (keys: KeySet, key: string, solver: Solver): boolean =>
  keys.kind === 'lit' ? solver.accepts([keys.lit], key) : matchesKeys(keys, key);

/** What the member `key` must satisfy, when it is there. */
export const goalOf = (box: ObjectBox, key: string, solver: Solver): Lit[] => [
  ...(box.members.get(key) ?? []),
  ...box.rules.filter(rule => rule.lit !== ANYTHING && isAmong(rule.keys, key, solver)).map(rule => rule.lit),
];

/** True when a member may have this name. */
export const mayBeNamed = (box: ObjectBox, key: string, solver: Solver): boolean =>
  !box.lacks.has(key) && solver.accepts(box.names, key);
