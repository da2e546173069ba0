import { type Json, type JsonObject, setOwn } from '../../schema/json.js';
import type { Atom, Lit, Origin } from '../formula.js';
import { covers, type FreshClass, freshClasses, nameIn } from './fresh-keys.js';
import { goalOf, isAmong, type MemberRule, mayBeNamed, type ObjectBox, objectBox } from './object-box.js';
import { found, general, NONE, type Outcome, type Solver, unknown } from './solver.js';

/** The members decided on so far: what each must satisfy. */
type Plan = ReadonlyMap<string, readonly Lit[]>;

const maxHosts = 2000;
const maxMembers = 2000;

/** Finds an object with few members. */
export function solveObject(atoms: readonly Atom[], solver: Solver): Outcome {
  const box = objectBox(atoms);
  if (box.min > box.max || box.has.size > box.max) return NONE;
  const doubts: Origin[] = [];
  const possible = (goal: readonly Lit[]): boolean => {
    const outcome = solver.solve(goal);
    if (outcome.kind === 'unknown') doubts.push(outcome.origin);
    return outcome.kind === 'value';
  };
  const plan = new Map<string, readonly Lit[]>();
  for (const key of box.has) {
    const goal = goalOf(box, key, solver);
    if (!mayBeNamed(box, key, solver)) return NONE;
    const outcome = solver.solve(goal);
    if (outcome.kind === 'none') return NONE;
    if (outcome.kind === 'unknown') doubts.push(outcome.origin);
    plan.set(key, goal);
  }
  if (doubts[0]) return unknown(doubts[0]);

  let classes: FreshClass[] | undefined;
  const fresh = (): FreshClass[] => {
    if (classes) return classes;
    classes = freshClasses(box, solver)?.filter(({ goal }) => possible(goal));
    if (!classes) doubts.push(general('patternProperties', 'too many patterns at once'));
    classes ??= [];
    return classes;
  };
  const optional = [...box.keys].filter(key => !box.has.has(key));
  const open = (key: string): boolean => mayBeNamed(box, key, solver) && possible(goalOf(box, key, solver));

  let spent = 0;
  /** Finds a member for each `some` that is left; members already planned are tried first. */
  function host(left: readonly MemberRule[], given: Plan): Plan | undefined {
    const [some, ...others] = left;
    if (!some) return given.size <= box.max ? given : undefined;
    if (given.size > box.max || spent++ > maxHosts) return undefined;
    const place = (key: string, goal: readonly Lit[]): Plan | undefined => {
      const wanted = [...goal, some.lit];
      return possible(wanted) ? host(others, new Map(given).set(key, wanted)) : undefined;
    };
    for (const [key, goal] of given) {
      const done = isAmong(some.keys, key, solver) ? place(key, goal) : undefined;
      if (done) return done;
    }
    if (given.size >= box.max) return undefined;
    for (const key of optional) {
      if (given.has(key) || !isAmong(some.keys, key, solver) || !mayBeNamed(box, key, solver)) continue;
      const done = place(key, goalOf(box, key, solver));
      if (done) return done;
    }
    for (const each of fresh()) {
      if (some.keys.kind !== 'lit' && !covers(each, some.keys)) continue;
      const name = nameIn(each, some.keys.kind === 'lit' ? [some.keys.lit] : [], [...given.keys()], solver);
      if (name.kind === 'unknown') doubts.push(name.origin);
      const done = name.kind === 'value' ? place(name.value as string, each.goal) : undefined;
      if (done) return done;
    }
    return undefined;
  }

  const hosted = host(box.somes, plan);
  if (spent > maxHosts) doubts.push(general('additionalProperties', 'too many ways to place members'));
  const filled = hosted && fill(box, hosted, optional, open, fresh, solver, doubts);
  if (filled) return build(filled, solver);
  return doubts[0] ? unknown(doubts[0]) : NONE;
}

/** Adds members until there are as many as asked for. */
function fill(
  box: ObjectBox,
  plan: Plan,
  optional: readonly string[],
  open: (key: string) => boolean,
  fresh: () => readonly FreshClass[],
  solver: Solver,
  doubts: Origin[],
): Plan | undefined {
  const full = new Map(plan);
  for (const key of optional) {
    if (full.size >= box.min) return full;
    if (!full.has(key) && open(key)) full.set(key, goalOf(box, key, solver));
  }
  if (full.size >= box.min) return full;
  for (const each of fresh()) {
    while (full.size < box.min && full.size <= maxMembers) {
      const name = nameIn(each, [], [...full.keys()], solver);
      if (name.kind === 'unknown') doubts.push(name.origin);
      if (name.kind !== 'value') break;
      full.set(name.value as string, each.goal);
    }
  }
  if (full.size > maxMembers) doubts.push(general('minProperties', 'too many properties are asked for'));
  return full.size >= box.min ? full : undefined;
}

function build(plan: Plan, solver: Solver): Outcome {
  const value: JsonObject = {};
  for (const [key, goal] of plan) {
    const outcome = solver.solve(goal);
    if (outcome.kind !== 'value') return outcome;
    setOwn(value, key, outcome.value as Json);
  }
  return found(value);
}
