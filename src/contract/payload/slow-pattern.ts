import { type Charset, rangesOf } from '../../schema/pattern/charset.js';
import { parsePattern } from '../../schema/pattern/parse.js';
import type { Syntax } from '../../schema/pattern/syntax.js';

/** Larger patterns are not analysed: the check must stay quick while somebody types. */
const maxPositions = 64;

const memo = new Map<string, boolean>();

/**
 * True for a pattern that a backtracking engine may try in exponentially many ways: some loop can read the same text
 * along two paths (`(a+)+$`, `(a|a)*b`, `(\w+\s?)*$`). Decided on the position automaton: a state that can come back to
 * itself along two different ways of the same word.
 */
export function isSlowPattern(source: string): boolean {
  const known = memo.get(source);
  if (known !== undefined) return known;
  const syntax = parsePattern(source);
  const slow = syntax !== undefined && isAmbiguous(syntax);
  if (memo.size > 1000) memo.clear();
  memo.set(source, slow);
  return slow;
}

/** Glushkov's automaton: one state per character set; an edge that two loops give is an ambiguity of its own. */
interface Automaton {
  readonly sets: Charset[];
  /** For each state, the states that may follow, with the number of ways. */
  readonly follow: Map<number, number>[];
}

interface Part {
  readonly nullable: boolean;
  readonly first: readonly number[];
  readonly last: readonly number[];
}

function isAmbiguous(syntax: Syntax): boolean {
  const automaton: Automaton = { sets: [], follow: [] };
  const inner: Syntax[] = [];
  build(syntax, automaton, inner);
  if (inner.some(isAmbiguous)) return true;
  return automaton.sets.length <= maxPositions && hasTwoWaysBack(automaton);
}

function build(syntax: Syntax, automaton: Automaton, inner: Syntax[]): Part {
  const nothing: Part = { nullable: true, first: [], last: [] };
  if (automaton.sets.length > maxPositions) return nothing;
  switch (syntax.kind) {
    case 'chars': {
      const state = automaton.sets.push(syntax.set) - 1;
      automaton.follow.push(new Map());
      return { nullable: false, first: [state], last: [state] };
    }
    case 'sequence':
      return syntax.parts
        .map(part => build(part, automaton, inner))
        .reduce((a, b) => join(automaton, a, b), nothing);
    case 'choice': {
      const parts = syntax.parts.map(part => build(part, automaton, inner));
      return {
        nullable: parts.some(part => part.nullable),
        first: parts.flatMap(part => part.first),
        last: parts.flatMap(part => part.last),
      };
    }
    case 'repeat': {
      const part = build(syntax.of, automaton, inner);
      // A counted loop is no danger by itself: its ways are many, but not without bound.
      if (syntax.max === Number.POSITIVE_INFINITY) link(automaton, part.last, part.first);
      return syntax.min === 0 ? { ...part, nullable: true } : part;
    }
    case 'ahead':
    case 'behind':
      inner.push(syntax.of);
      return nothing;
    default:
      return nothing;
  }
}

function join(automaton: Automaton, a: Part, b: Part): Part {
  link(automaton, a.last, b.first);
  return {
    nullable: a.nullable && b.nullable,
    first: a.nullable ? [...a.first, ...b.first] : a.first,
    last: b.nullable ? [...a.last, ...b.last] : b.last,
  };
}

function link({ follow }: Automaton, from: readonly number[], to: readonly number[]): void {
  for (const a of from) for (const b of to) follow[a]?.set(b, (follow[a]?.get(b) ?? 0) + 1);
}

function hasTwoWaysBack({ sets, follow }: Automaton): boolean {
  const overlapping = sets.map(a => sets.map(b => overlap(a, b)));
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

const overlap = (a: Charset, b: Charset): boolean =>
  rangesOf(a).some(([low, high]) => rangesOf(b).some(([from, to]) => low <= to && from <= high));
