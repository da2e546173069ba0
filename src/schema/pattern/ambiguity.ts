import type { Automaton } from './automaton.js';
import { type Charset, holds, partition } from './charset.js';

/** True when some state comes back to itself along two ways of the same word: exponentially many readings. */
export function hasTwoWaysBack({ sets, follow }: Automaton): boolean {
  const bits = classBits(sets);
  const overlapping = bits.map(a => bits.map(b => (a & b) !== 0n));
  const size = sets.length;
  const next: number[][] = Array.from({ length: size * size }, () => []);
  const previous: number[][] = Array.from({ length: size * size }, () => []);
  for (let a = 0; a < size; a++)
    for (let b = 0; b < size; b++)
      for (const [c] of follow[a] ?? [])
        for (const [d] of follow[b] ?? [])
          if (overlapping[c]?.[d]) {
            next[a * size + b]?.push(c * size + d);
            previous[c * size + d]?.push(a * size + b);
          }
  for (let state = 0; state < size; state++) {
    const home = state * size + state;
    const ahead = reach(next, home);
    const behind = reach(previous, home);
    for (const pair of ahead) {
      if (!behind.has(pair)) continue;
      const [a, b] = [Math.floor(pair / size), pair % size];
      if (a !== b) return true;
      // The same edge, given by two loops, on a way back.
      for (const [c, ways] of follow[a] ?? []) if (ways > 1 && behind.has(c * size + c)) return true;
    }
  }
  return false;
}

/** Pairs that can be reached from one in at least one step. */
function reach(edges: readonly (readonly number[])[], start: number): Set<number> {
  const reached = new Set<number>();
  const waiting = [...(edges[start] ?? [])];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (reached.has(at)) continue;
    reached.add(at);
    waiting.push(...(edges[at] ?? []));
  }
  return reached;
}

/** Loops in a row that may share out one text between them: as many as the power of its length that trying takes. */
const mostLoops = 2;
const maxSteps = 60_000;

/**
 * True when three loops in a row can share out the same text (`.*a.*a.*b`): with the length of the text, the readings
 * grow as its cube or worse. Undefined when finding out would take too long.
 */
export function hasLoopsInARow(automaton: Automaton): boolean | undefined {
  const { sets, follow } = automaton;
  const steps = { left: maxSteps };
  const bits = classBits(sets);
  const overlap = (...states: readonly number[]): boolean =>
    states.reduce((common, state) => common & (bits[state] ?? 0n), -1n) !== 0n;
  const onLoop = sets.map((_, state) => reachable(follow, state).has(state));
  const later = sets.map((_, state) => (onLoop[state] ? [...reachable(follow, state)] : []));
  const passesOn = new Map<number, number[]>();
  for (const [p, reached] of later.entries())
    for (const q of reached) {
      if (q === p || !onLoop[q] || later[q]?.includes(p) || !overlap(p, q)) continue;
      if (shareWord(p, q)) passesOn.set(p, [...(passesOn.get(p) ?? []), q]);
      if (steps.left < 0) return undefined;
    }
  const longest = (state: number): number =>
    Math.max(0, ...(passesOn.get(state) ?? []).map(next => 1 + longest(next)));
  return [...passesOn.keys()].some(state => longest(state) >= mostLoops);

  /** A word that leads from p to p, from p to q, and from q to q. */
  function shareWord(p: number, q: number): boolean {
    const seen = new Set<string>();
    const waiting: [number, number, number][] = [[p, p, q]];
    for (let at = waiting.pop(); at; at = waiting.pop())
      for (const a of follow[at[0]]?.keys() ?? [])
        for (const b of follow[at[1]]?.keys() ?? [])
          for (const c of follow[at[2]]?.keys() ?? []) {
            const key = `${a} ${b} ${c}`;
            if (seen.has(key) || !overlap(a, b, c)) continue;
            if (--steps.left < 0) return false;
            if (a === p && b === q && c === q) return true;
            seen.add(key);
            waiting.push([a, b, c]);
          }
    return false;
  }
}

function reachable(follow: Automaton['follow'], from: number): Set<number> {
  const reached = new Set<number>();
  const waiting = [...(follow[from]?.keys() ?? [])];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (reached.has(at)) continue;
    reached.add(at);
    waiting.push(...(follow[at]?.keys() ?? []));
  }
  return reached;
}

/** Which of the classes of code points that the sets tell apart each of them holds, as bits: large sets are slow to compare. */
function classBits(sets: readonly Charset[]): bigint[] {
  const classes = partition([...new Map(sets.map(set => [set.join(), set])).values()]);
  return sets.map(set =>
    classes.reduce((bits, [first = 0], i) => (holds(set, first) ? bits | (1n << BigInt(i)) : bits), 0n),
  );
}
