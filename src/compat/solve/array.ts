import type { Json } from '../../schema/json.js';
import type { Atom, Lit, Origin } from '../formula.js';
import { canonicalText } from '../shape.js';
import { type ArrayBox, arrayBox, goalAt } from './array-box.js';
import { chooseDistinct } from './distinct.js';
import { found, general, NONE, type Outcome, type Solver, unknown } from './solver.js';

/** What an item can be: which of the counted literals it satisfies (bits), and a value that does. */
interface Choice {
  readonly bits: number;
  readonly goal: readonly Lit[];
  readonly value: Json;
}

interface Step {
  readonly counts: readonly number[];
  readonly choice: Choice | undefined;
  readonly before: Step | undefined;
}

const maxLayers = 20_000;
const maxSteps = 20_000;

/** All the ways an item at a position can relate to the counted literals. */
function choicesAt(
  box: ArrayBox,
  position: number,
  extra: readonly Lit[],
  solver: Solver,
  doubts: Origin[],
): Choice[] {
  let choices: { bits: number; goal: Lit[]; outcome: Outcome }[] = [];
  const start = [...goalAt(box, position), ...extra];
  const first = solver.solve(start);
  if (first.kind === 'unknown') doubts.push(first.origin);
  if (first.kind !== 'none') choices = [{ bits: 0, goal: start, outcome: first }];
  box.counts.forEach((count, bit) => {
    if (count.from > position) return;
    choices = choices.flatMap(choice =>
      [true, false].flatMap(yes => {
        const goal = [...choice.goal, yes ? count.lit : count.lit ^ 1];
        const outcome = solver.solve(goal);
        if (outcome.kind === 'none') return [];
        if (outcome.kind === 'unknown') doubts.push(outcome.origin);
        return [{ bits: choice.bits | (yes ? 1 << bit : 0), goal, outcome }];
      }),
    );
  });
  return choices.flatMap(({ bits, goal, outcome }) =>
    outcome.kind === 'value' ? [{ bits, goal, value: outcome.value }] : [],
  );
}

/** Walks item by item to the shortest sequence whose length and counts fit; `choices` are per position. */
function shortest(
  box: ArrayBox,
  choices: (position: number) => readonly Choice[],
  least: number,
): Choice[] | 'none' | 'budget' {
  const { counts, horizon } = box;
  const caps = counts.map(({ min, max }) => (max < Infinity ? max + 1 : min));
  const enough = (step: Step) =>
    counts.every(({ min, max }, j) => (step.counts[j] as number) >= min && (step.counts[j] as number) <= max);
  const settled = Math.max(horizon, least);
  let layer: Step[] = [{ counts: counts.map(() => 0), choice: undefined, before: undefined }];
  const seen = new Set<string>();
  let spent = 0;
  for (let length = 0; length <= box.max && layer.length > 0; length++) {
    if (length >= least) {
      const goal = layer.find(enough);
      if (goal) return unwind(goal);
    }
    if (length > maxLayers || spent > maxSteps) return 'budget';
    const next: Step[] = [];
    for (const before of layer) {
      for (const choice of choices(Math.min(length, horizon))) {
        const sums = before.counts.map((count, j) =>
          Math.min(
            caps[j] as number,
            count + ((choice.bits >> j) & (length >= (counts[j]?.from ?? 0) ? 1 : 0)),
          ),
        );
        if (sums.some((sum, j) => sum > (counts[j]?.max ?? Infinity))) continue;
        const key = `${Math.min(length, settled)} ${sums.join()}`;
        if (seen.has(key)) continue;
        seen.add(key);
        spent++;
        next.push({ counts: sums, choice, before });
      }
    }
    layer = next;
  }
  return 'none';
}

function unwind(last: Step): Choice[] {
  const choices: Choice[] = [];
  for (let step: Step | undefined = last; step?.choice; step = step.before) choices.push(step.choice);
  return choices.reverse();
}

/** Finds a shortest array. */
export function solveArray(atoms: readonly Atom[], solver: Solver): Outcome {
  const box = arrayBox(atoms);
  if (box.min > box.max || (box.unique && box.repeats)) return NONE;
  if (box.counts.length > 8 || box.horizon > 400) return solveMany(box, solver);
  const doubts: Origin[] = [];
  const memo = new Map<number, Choice[]>();
  const choices = (position: number) => {
    const known = memo.get(position) ?? choicesAt(box, position, [], solver, doubts);
    memo.set(position, known);
    return known;
  };
  const result = box.repeats ? solveRepeating(box, choices, solver, doubts) : solveBox(box, choices, solver);
  if (result.kind === 'none' && doubts[0]) return unknown(doubts[0]);
  return result;
}

const tooMany = unknown(general('contains', 'the array is described in too many ways'));

/** More demands than can be counted together: each gets an item of its own, or shares one where that is easy. */
function solveMany(box: ArrayBox, solver: Solver): Outcome {
  const { counts, max, min, unique } = box;
  const total = counts.reduce((sum, count) => sum + count.min, 0);
  if (box.horizon > 0 || box.repeats || total > 200 || counts.some(count => count.max < Infinity))
    return tooMany;
  const base = goalAt(box, 0);
  const items: { goal: readonly Lit[]; value: Json }[] = [];
  for (const { lit, min: copies } of counts) {
    const own = solver.solve([...base, lit]);
    if (own.kind !== 'value' && copies > 0) return own;
    let left = copies;
    for (const item of items) {
      const shared = left > 0 ? solver.solve([...item.goal, lit]) : NONE;
      if (shared.kind !== 'value') continue;
      Object.assign(item, { goal: [...item.goal, lit], value: shared.value });
      left--;
    }
    if (own.kind === 'value') for (; left > 0; left--) items.push({ goal: [...base, lit], value: own.value });
  }
  const any = items.length < min ? solver.solve(base) : NONE;
  if (items.length < min && any.kind !== 'value') return any;
  if (any.kind === 'value') while (items.length < min) items.push({ goal: base, value: any.value });
  if (items.length <= max) {
    const distinct = unique
      ? chooseDistinct(
          items.map(({ goal }) => goal),
          solver,
        )
      : found(items.map(({ value }) => value));
    return distinct.kind === 'value' ? distinct : tooMany;
  }
  // Demands that no two of can be met by one item need one each.
  const isApart = counts.every(({ lit }, i) =>
    counts.slice(i + 1).every(other => solver.solve([...base, lit, other.lit]).kind === 'none'),
  );
  return isApart && total > max ? NONE : tooMany;
}

function solveBox(box: ArrayBox, choices: (position: number) => Choice[], solver: Solver): Outcome {
  const path = shortest(box, choices, box.min);
  if (path === 'none') return NONE;
  if (path === 'budget') return unknown(general('minItems', 'the array would be too long'));
  if (!box.unique) return found(path.map(choice => choice.value));
  const texts = new Set(path.map(choice => canonicalText(choice.value)));
  if (texts.size === path.length) return found(path.map(choice => choice.value));
  const distinct = chooseDistinct(
    path.map(choice => choice.goal),
    solver,
  );
  // Without counts every longer array has these positions too; with them, another choice might do.
  if (distinct.kind === 'none' && box.counts.length > 0)
    return unknown(general('uniqueItems', 'with contains, other ways to choose the items are not tried'));
  return distinct;
}

/** An array with two equal items: fixes where they are and how they relate to the counted literals. */
function solveRepeating(
  box: ArrayBox,
  choices: (position: number) => Choice[],
  solver: Solver,
  doubts: Origin[],
): Outcome {
  const last = box.horizon + 1;
  let best: Outcome = NONE;
  for (let j = 1; j <= last; j++) {
    for (let i = 0; i < j; i++) {
      if (j + 1 > box.max) return best;
      for (const twin of choicesAt(box, Math.min(j, box.horizon), goalAt(box, i), solver, doubts)) {
        const fixed = (position: number) => (position === i || position === j ? [twin] : undefined);
        const widened: ArrayBox = { ...box, horizon: last + 1 };
        const path = shortest(
          widened,
          position => fixed(position) ?? choices(Math.min(position, box.horizon)),
          Math.max(box.min, j + 1),
        );
        if (path === 'budget') best = unknown(general('uniqueItems', 'the array would be too long'));
        else if (path !== 'none') {
          return found(path.map((choice, at) => (at === i || at === j ? twin.value : choice.value)));
        }
      }
    }
  }
  return best;
}
