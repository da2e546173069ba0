import type { Json } from '../../schema/json.js';
import { valuesLit } from '../lower/values.js';
import { type Alternative, alternativeOf, type Choice, type Or, type State } from './choices.js';
import { claimsOf, knownFrom, saying } from './slots.js';
import type { Solver } from './solver.js';

/** The choice to make next: one of the alternatives holds, and the other choices stay open. */
export interface Branching {
  readonly parts: readonly Alternative[];
  readonly others: readonly Choice[];
  readonly group: number;
}

/**
 * Picks a choice: one of few alternatives that say much, of a literal that leaves few choices open, at which the search has failed
 * before. So a union is held against many demands branch by branch, and many demands that could be broken are held
 * against a union one by one.
 */
export function pickBranching(state: State, failures: ReadonlyMap<Or, number>, solver: Solver): Branching {
  const { choices } = state;
  const open = new Map<number, number>();
  for (const { group } of choices) open.set(group, (open.get(group) ?? 0) + 1);
  const cost = ({ parts, of, group }: Choice): number => {
    const strength = parts.reduce((sum, { size }) => sum + size, 0) / parts.length;
    const width = (open.get(group) as number) * Math.log2(parts.length + 1);
    return width / (1 + (failures.get(of) ?? 0)) / (1 + Math.log2(strength));
  };
  let least = Infinity;
  let choice = choices[0] as Choice;
  for (const each of choices) {
    const own = cost(each);
    if (own < least) [least, choice] = [own, each];
  }
  const domain = splitDomain(state, least, solver);
  return {
    parts: domain ?? choice.parts,
    others: domain ? choices : choices.filter(each => each !== choice),
    group: choice.group,
  };
}

/** The values of a part that several choices speak of, one by one, where that is cheaper than making a choice. */
function splitDomain({ atoms, choices }: State, limit: number, { nodes }: Solver): Alternative[] | undefined {
  const known = knownFrom(claimsOf(atoms, nodes));
  const costOf = (slot: string): number => Math.log2((known.get(slot)?.size ?? Infinity) + 1);
  const slots = [...known].flatMap(([slot, values]) =>
    values && values.size > 1 && costOf(slot) < limit ? [slot] : [],
  );
  if (slots.length === 0) return undefined;
  const mentions = new Map<string, number>();
  for (const { parts } of choices) {
    const told = new Set(parts.flatMap(part => claimsOf(part.atoms, nodes).claims.map(({ slot }) => slot)));
    for (const slot of told) mentions.set(slot, (mentions.get(slot) ?? 0) + 1);
  }
  const [best] = slots.filter(slot => (mentions.get(slot) ?? 0) > 1).sort((a, b) => costOf(a) - costOf(b));
  if (best === undefined) return undefined;
  return [...(known.get(best) ?? [])].map(([, value]) =>
    alternativeOf(saying(best, valuesLit(nodes, [value as Json]))),
  );
}
