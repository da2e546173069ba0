import { createEvaluator, type EvaluateOptions } from '../schema/evaluate.js';
import { type Json, type JsonSchema, toPointer } from '../schema/json.js';
import type { SchemaProblemCode } from '../schema/problem.js';
import { attack } from './attack.js';
import { ANYTHING, type Lit } from './formula.js';
import { declaredLit } from './lower/declared.js';
import { minimise } from './minimise.js';
import { createNodes } from './nodes.js';
import type { CompatOptions, Containment, LoadedSchema } from './options.js';
import { createSolver } from './solve/index.js';
import type { Outcome } from './solve/solver.js';

/** Steps of the search that are enough for all but adversarial schemas. */
export const defaultSteps = 50_000;

/** Milliseconds after which a search gives up, whatever its steps: so many that a busy machine gives the same answers as a quiet one. */
export const defaultMilliseconds = 5000;

const defaultDraws = 16;

/** Problems of a schema that leave a part of it unread. */
const unreadable: ReadonlySet<SchemaProblemCode> = new Set([
  'schema-too-deep',
  'schema-too-complex',
  'schema-not-a-schema',
]);

/** A keyword that the evaluator passed over while judging a value. */
interface Doubt {
  readonly schema: JsonSchema;
  readonly keyword: string;
}

/** Two schemas made ready to be held against each other, in one direction or both. */
export interface Session {
  /** Is every value of the first schema a value of the second? Or, `back`, the other way round. */
  check(direction: 'forth' | 'back'): Containment;
}

/** Makes a session; what is learnt in one direction helps in the other. */
export function createSession(a: LoadedSchema, b: LoadedSchema, options: CompatOptions): Session {
  const doubts: Doubt[] = [];
  const judging: EvaluateOptions = {
    ...options,
    onUndecided: (schema, keyword) => doubts.push({ schema, keyword }),
  };
  const nodes = createNodes(judging);
  const lits = nodes.litsOf([placeOf(a, 'a'), placeOf(b, 'b')]);
  const solver = createSolver(nodes, judging, {
    steps: options.budget?.steps ?? defaultSteps,
    milliseconds: options.budget?.milliseconds ?? defaultMilliseconds,
    now: Date.now,
  });
  const sides = [a, b].map((side, i) => ({
    ...side,
    lit: lits[i] as Lit,
    judge: createEvaluator(side.graph, side.schema, judging),
  })) as [Side, Side];

  /** What could not be read, either way: nothing said about the rest would be a proof. */
  const unread = (['a', 'b'] as const).flatMap((side, i): Containment[] => {
    const { graph, schema } = sides[i] as Side;
    const problem = graph.problemsFrom(schema).find(({ code }) => unreadable.has(code));
    if (!problem) return [];
    return [
      { verdict: 'unknown', reason: problem.message, keyword: '', side, path: toPointer(problem.path) },
    ];
  })[0];

  /** What a value was judged without while a proof was sought; what was learnt in one direction is used in the other. */
  let passedOver: Doubt | undefined;

  function check([from, to]: readonly [Side, Side]): Containment {
    if (unread?.verdict === 'unknown')
      return from === sides[0] ? unread : { ...unread, side: unread.side === 'a' ? 'b' : 'a' };
    const isBroken = (value: Json): boolean => {
      doubts.length = 0;
      return from.judge.accepts(value) && !to.judge.accepts(value) && doubts.length === 0;
    };
    const incompatible = (value: Json, breaks: (value: Json) => boolean): Containment => {
      const witness = minimise(value, breaks);
      return { verdict: 'incompatible', witness, issues: to.judge.issuesOf(witness) };
    };
    // What was recorded was sent, whatever senders are assumed to send.
    const sample = options.samples?.find(isBroken);
    if (sample !== undefined) return incompatible(sample, isBroken);
    if (from.lit === to.lit) return { verdict: 'compatible' };
    const isStrict = options.openObjects !== 'declared-only';
    const sent = isStrict ? ANYTHING : declaredLit(from.lit, nodes, solver.covers);
    const breaks = (value: Json): boolean => isBroken(value) && nodes.accepts(sent, value);
    solver.renew();
    doubts.length = 0;
    const outcome = solver.solve([from.lit, sent, to.lit ^ 1]);
    passedOver ??= doubts[0];
    if (outcome.kind === 'value' && breaks(outcome.value)) return incompatible(outcome.value, breaks);
    const doubt = doubts[0] ?? passedOver;
    const drawn = attack(from, to, breaks, options.draws ?? defaultDraws);
    if (drawn !== undefined) return incompatible(drawn, breaks);
    return outcome.kind === 'none' && !passedOver
      ? { verdict: 'compatible' }
      : explainUnknown(outcome, doubt, [from, to]);
  }

  function explainUnknown(
    outcome: Outcome,
    doubt: Doubt | undefined,
    [from, to]: readonly [Side, Side],
  ): Containment {
    if (outcome.kind === 'unknown') {
      const { origin } = outcome;
      const written = origin.side === 'a' ? a : b;
      return { verdict: 'unknown', ...origin, side: written.graph === from.graph ? 'a' : 'b' };
    }
    const info = [from, to].map(({ graph }) => doubt && graph.infoOf(doubt.schema));
    return {
      verdict: 'unknown',
      reason: doubt
        ? 'the answer depends on a keyword that cannot be evaluated'
        : 'the counterexample found was not confirmed',
      keyword: doubt?.keyword ?? '',
      side: info[0] ? 'a' : 'b',
      path: toPointer((info[0] ?? info[1])?.path ?? []),
    };
  }

  return { check: direction => check(direction === 'forth' ? sides : [sides[1], sides[0]]) };
}

interface Side extends LoadedSchema {
  readonly lit: Lit;
  readonly judge: ReturnType<typeof createEvaluator>;
}

const placeOf = ({ graph, schema }: LoadedSchema, side: 'a' | 'b') =>
  [
    { schema, scope: graph.scopeOf(schema) },
    { side, graph },
  ] as const;
