import type { Atom, Formula, Lit } from '../formula.js';

/** A formula that leaves a choice. */
export type Or = Formula & { readonly kind: 'or' };

/** One way to make a choice. */
export interface Alternative {
  readonly formula: Formula;
  /** The atoms that it surely asserts. */
  readonly atoms: readonly Atom[];
  /** True when it asserts nothing else. */
  readonly whole: boolean;
  /** How many statements it makes. */
  readonly size: number;
}

/** A choice to be made, and the alternatives that are left of it. */
export interface Choice {
  readonly of: Or;
  readonly parts: readonly Alternative[];
  /** Which literal of the goal it comes from. */
  readonly group: number;
}

/** What has been decided so far, and what has not. */
export interface State {
  readonly atoms: Atom[];
  readonly choices: Choice[];
  /** The literals that hold; never one with its complement. */
  readonly lits: Set<Lit>;
}

const alternatives = new WeakMap<Formula, Alternative>();

/** A formula as an alternative, read once. */
export function alternativeOf(formula: Formula): Alternative {
  const known = alternatives.get(formula);
  if (known) return known;
  let atoms: readonly Atom[] = [];
  let whole = false;
  let size = 1;
  if (formula.kind === 'atom') [atoms, whole] = [[formula], true];
  else if (formula.kind === 'lit') ({ atoms, whole, size } = alternativeOf(formula.of));
  else if (formula.kind === 'and') {
    const parts = formula.parts.map(alternativeOf);
    [atoms, whole] = [parts.flatMap(part => part.atoms), parts.every(part => part.whole)];
    size = Math.max(1, parts.length);
  }
  const read: Alternative = { formula, atoms, whole, size };
  alternatives.set(formula, read);
  return read;
}

const choices = new WeakMap<Or, readonly Alternative[]>();

function partsOf(of: Or): readonly Alternative[] {
  const known = choices.get(of) ?? of.parts.map(alternativeOf);
  choices.set(of, known);
  return known;
}

/** Adds what a formula surely asserts; false when a literal meets its complement. */
export function assume(formula: Formula, group: number, state: State): boolean {
  if (formula.kind === 'atom') state.atoms.push(formula);
  else if (formula.kind === 'or') state.choices.push({ of: formula, parts: partsOf(formula), group });
  else if (formula.kind === 'and') return formula.parts.every(part => assume(part, group, state));
  else {
    if (state.lits.has(formula.lit)) return true;
    if (state.lits.has(formula.lit ^ 1)) return false;
    state.lits.add(formula.lit);
    return assume(formula.of, group, state);
  }
  return true;
}

/** Whether a formula holds as far as the literals tell; undefined when they do not. */
export function settledBy(lits: ReadonlySet<Lit>, formula: Formula): boolean | undefined {
  if (formula.kind === 'atom') return undefined;
  if (formula.kind === 'lit') {
    if (lits.has(formula.lit)) return true;
    return lits.has(formula.lit ^ 1) ? false : undefined;
  }
  const decisive = formula.kind === 'or';
  let isOpen = false;
  for (const part of formula.parts) {
    const settled = settledBy(lits, part);
    if (settled === decisive) return decisive;
    isOpen ||= settled === undefined;
  }
  return isOpen ? undefined : !decisive;
}
