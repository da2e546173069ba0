import { type Atom, atom, type Formula, type Lit } from '../formula.js';
import { listedValues } from '../lower/listed.js';
import type { NodeTable, SchemaNode } from '../nodes.js';

/** What is said of a part of the value: it has one of these values, or, negated, none of them. */
interface Claim {
  readonly slot: string;
  readonly values: ReadonlyMap<string, unknown>;
  readonly negated: boolean;
}

/** What atoms say of the parts of a value by listing values: what unions mostly tell their branches by. */
export interface Claims {
  readonly claims: readonly Claim[];
  /** Parts that are said to be there. */
  readonly present: ReadonlySet<string>;
  /** True when the atoms say nothing else. */
  readonly whole: boolean;
}

/** Parts that are there, with the values that they can have. */
export type Known = ReadonlyMap<string, ReadonlyMap<string, unknown> | undefined>;

/** Items further on tell no union apart. */
const maxItems = 4;

const claimed = new WeakMap<readonly Atom[], Claims & { readonly length: number }>();

/** Reads the claims of atoms, again only when there have come more. */
export function claimsOf(atoms: readonly Atom[], nodes: NodeTable): Claims {
  const known = claimed.get(atoms);
  if (known?.length === atoms.length) return known;
  const read = { ...readClaims(atoms, nodes), length: atoms.length };
  claimed.set(atoms, read);
  return read;
}

function readClaims(atoms: readonly Atom[], nodes: NodeTable): Claims {
  const claims: Claim[] = [];
  const present = new Set<string>();
  let whole = true;
  const claim = (slot: string, lit: Lit) => {
    const values = listedValues(nodes.nodes[lit >> 1] as SchemaNode);
    if (values) claims.push({ slot, values, negated: (lit & 1) === 1 });
    else whole = false;
  };
  for (const atom of atoms) {
    if (atom.is === 'has') present.add(`.${atom.key}`);
    else if (atom.is === 'member') claim(`.${atom.key}`, atom.lit);
    else if (atom.is === 'item' && atom.index < maxItems) claim(`${atom.index}`, atom.lit);
    else if (atom.is === 'size' && atom.max === Infinity) {
      for (let i = 0; i < Math.min(atom.min, maxItems); i++) present.add(`${i}`);
      if (atom.min > maxItems) whole = false;
    } else whole = false;
  }
  return { claims, present, whole };
}

/** What claims say of the parts that are there. */
export function knownFrom({ claims, present }: Claims): Known {
  const known = new Map<string, ReadonlyMap<string, unknown> | undefined>();
  for (const slot of present) known.set(slot, undefined);
  for (const { slot, values, negated } of claims) {
    const other = known.get(slot);
    if (!negated && known.has(slot) && (!other || values.size < other.size)) known.set(slot, values);
  }
  return known;
}

/** True when none of the values that the part can have satisfies the claim. */
export const isRefuted = (known: Known, { claims }: Claims): boolean =>
  claims.some(({ slot, values, negated }) => {
    const possible = known.get(slot);
    return possible !== undefined && every(possible, value => values.has(value) === negated);
  });

/** True when the claims say nothing but what holds already. */
export const isImplied = (known: Known, { claims, present, whole }: Claims): boolean =>
  whole &&
  every(present, slot => known.has(slot)) &&
  claims.every(({ slot, values, negated }) => {
    const possible = known.get(slot);
    return possible !== undefined && every(possible, value => values.has(value) !== negated);
  });

/** The statement about a part, which is there. */
export const saying = (slot: string, lit: Lit): Formula =>
  slot.startsWith('.')
    ? atom({ is: 'member', key: slot.slice(1), lit })
    : atom({ is: 'item', index: Number(slot), lit });

function every(of: ReadonlyMap<string, unknown> | ReadonlySet<string>, holds: (each: string) => boolean) {
  for (const each of of.keys()) if (!holds(each)) return false;
  return true;
}
