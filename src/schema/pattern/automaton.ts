import type { Charset } from './charset.js';
import type { Syntax } from './syntax.js';

/** Larger patterns are not analysed: the check must stay quick while somebody types. */
export const maxPositions = 96;

/** Glushkov's automaton: one state per character set; an edge that two loops give is an ambiguity of its own. */
export interface Automaton {
  readonly sets: Charset[];
  /** For each state, the states that may follow, with the number of ways. */
  readonly follow: Map<number, number>[];
}

interface Part {
  readonly nullable: boolean;
  readonly first: readonly number[];
  readonly last: readonly number[];
}

/** The automata of a pattern and of what it looks ahead or behind for; undefined when it is too large. */
export function automataOf(syntax: Syntax): Automaton[] | undefined {
  const automata: Automaton[] = [];
  const waiting = [syntax];
  for (const each of waiting) {
    const automaton: Automaton = { sets: [], follow: [] };
    build(each, automaton, waiting);
    if (automaton.sets.length > maxPositions) return undefined;
    automata.push(automaton);
  }
  return automata;
}

/** A counted loop is written out this many times; more of the same teaches nothing new. */
const copies = 3;

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
    case 'repeat':
      return buildLoop(syntax, automaton, inner);
    case 'ahead':
    case 'behind':
      inner.push(syntax.of);
      return nothing;
    default:
      return nothing;
  }
}

function buildLoop(syntax: Syntax & { kind: 'repeat' }, automaton: Automaton, inner: Syntax[]): Part {
  const { of, min, max } = syntax;
  if (max === 0) return { nullable: true, first: [], last: [] };
  if (isAsGoodAsEndless(syntax)) {
    const part = build(of, automaton, inner);
    link(automaton, part.last, part.first);
    // Rounds that have to be made may each be made of nothing.
    if (part.nullable && min >= manyRounds) link(automaton, part.last, part.first);
    return min === 0 ? { ...part, nullable: true } : part;
  }
  // A round more is only possible behind the one before it.
  const rounds = Array.from({ length: Math.min(max, copies) }, () => build(of, automaton, inner));
  for (const [i, round] of rounds.entries()) link(automaton, rounds[i - 1]?.last ?? [], round.first);
  const nullable = rounds.every(round => round.nullable);
  return {
    nullable: nullable || min === 0,
    first: (nullable ? rounds : rounds.slice(0, 1)).flatMap(round => round.first),
    last: (nullable ? rounds : rounds.slice(Math.max(0, min - 1))).flatMap(round => round.last),
  };
}

/** Ten rounds that can each be taken in several ways, or a hundred of any kind, take as long as rounds without end. */
const isAsGoodAsEndless = ({ of, max }: Syntax & { kind: 'repeat' }): boolean =>
  max === Number.POSITIVE_INFINITY || max >= 100 || (max >= manyRounds && varies(of));

const manyRounds = 10;

function varies(syntax: Syntax): boolean {
  if (syntax.kind === 'repeat') return syntax.min !== syntax.max || varies(syntax.of);
  if (syntax.kind === 'choice') return true;
  return syntax.kind === 'sequence' && syntax.parts.some(varies);
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
