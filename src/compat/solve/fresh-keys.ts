import { matcherOf } from '../../schema/pattern/match.js';
import { atom, type Lit, truth } from '../formula.js';
import { valuesLit } from '../lower/values.js';
import type { NodeTable } from '../nodes.js';
import type { ObjectBox } from './object-box.js';
import { general, type Outcome, type Solver, unknown } from './solver.js';

/** Names that nobody speaks of, alike in which patterns they match. */
export interface FreshClass {
  /** What such a name satisfies, as a string. */
  readonly nameGoal: readonly Lit[];
  readonly patterns: ReadonlyMap<string, boolean>;
  /** What a member with such a name must satisfy. */
  readonly goal: readonly Lit[];
}

const stringLit = (nodes: NodeTable): Lit =>
  nodes.make(
    'string',
    (kind, negated) => truth((kind === 'string') !== negated),
    value => typeof value === 'string',
  );

const patternLit = (nodes: NodeTable, name: string): Lit =>
  nodes.make(
    `pattern ${name}`,
    (kind, negated) => (kind === 'string' ? atom({ is: 'pattern', name, negated }) : truth(!negated)),
    value => typeof value !== 'string' || (matcherOf(name)?.(value) ?? true),
  );

const maxPatterns = 60;
const maxClasses = 64;

/** All classes of names that nobody speaks of and for which there are names; undefined when they are too many. */
export function freshClasses(box: ObjectBox, solver: Solver): FreshClass[] | undefined {
  const { nodes } = solver;
  const patterns = new Set<string>();
  for (const { keys } of [...box.rules, ...box.somes]) {
    if (keys.kind === 'pattern') patterns.add(keys.pattern);
    if (keys.kind === 'others') for (const pattern of keys.patterns) patterns.add(pattern);
  }
  if (patterns.size > maxPatterns) return undefined;
  const unspoken = box.keys.size > 0 ? [valuesLit(nodes, [...box.keys]) ^ 1] : [];
  let classes: { goal: Lit[]; signs: Map<string, boolean> }[] = [
    { goal: [stringLit(nodes), ...box.names, ...unspoken], signs: new Map() },
  ];
  for (const pattern of patterns) {
    const lit = patternLit(nodes, pattern);
    classes = classes.flatMap(({ goal, signs }) =>
      [false, true].flatMap(yes => {
        const next = [...goal, yes ? lit : lit ^ 1];
        return solver.solve(next).kind === 'none'
          ? []
          : [{ goal: next, signs: new Map(signs).set(pattern, yes) }];
      }),
    );
    if (classes.length > maxClasses) return undefined;
  }
  return classes
    .filter(({ goal }) => patterns.size > 0 || solver.solve(goal).kind !== 'none')
    .map(({ goal: nameGoal, signs }) => {
      const of = { nameGoal, patterns: signs, goal: [] };
      return { ...of, goal: box.rules.filter(rule => covers(of, rule.keys)).map(rule => rule.lit) };
    });
}

/** True when all names of the class are in the set. Sets of names by literal are not decided by classes. */
export function covers(of: FreshClass, keys: ObjectBox['rules'][number]['keys']): boolean {
  if (keys.kind === 'pattern') return of.patterns.get(keys.pattern) === true;
  return keys.kind === 'others' && keys.patterns.every(pattern => of.patterns.get(pattern) === false);
}

const PLEASANT = ['x', 'y', 'z', 'a', 'b', 'c', 'd', 'e', 'f', 'g'];
const maxNames = 200;

/** Short names to try; numbered ones where many are in use. */
const pleasantNames = (used: number): readonly string[] =>
  used < PLEASANT.length ? PLEASANT : [`x${used}`, `x${used + 1}`];

/** A name of the class that satisfies `extra` and is not used yet; a pleasant one where possible. */
export function nameIn(
  of: FreshClass,
  extra: readonly Lit[],
  used: readonly string[],
  solver: Solver,
): Outcome {
  const goal = [...of.nameGoal, ...extra];
  const name = pleasantNames(used.length).find(key => !used.includes(key) && solver.accepts(goal, key));
  if (name !== undefined) return { kind: 'value', value: name };
  if (used.length > maxNames) return unknown(general('minProperties', 'too many properties are asked for'));
  return solver.solve(used.length === 0 ? goal : [...goal, valuesLit(solver.nodes, used) ^ 1]);
}
