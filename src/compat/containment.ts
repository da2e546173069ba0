import { createEvaluator, type EvaluateOptions, type Evaluator, type Issue } from '../schema/evaluate.js';
import { type Json, type JsonSchema, toPointer } from '../schema/json.js';
import { loadSchema, type SchemaGraph } from '../schema/resolve.js';
import { ANYTHING, type Lit } from './formula.js';
import { modernise } from './legacy.js';
import { declaredLit } from './lower/declared.js';
import { minimise } from './minimise.js';
import { createNodes } from './nodes.js';
import { collectPool, createRandom, drawSample } from './sample.js';
import { createSolver } from './solve/index.js';
import type { Outcome } from './solve/solver.js';
import { trimDefinitions } from './trim.js';

/** How to compare. */
export interface CompatOptions extends EvaluateOptions {
  /** What it may cost before the answer is "unknown". */
  readonly budget?: { readonly steps?: number; readonly milliseconds?: number };
  /** Recorded values: tried before "compatible" is said. */
  readonly samples?: readonly Json[];
  /** How many values are drawn at random before "compatible" is said. */
  readonly draws?: number;
  /**
   * What values of A may hold beside the properties that A names. `any` (the default) is JSON Schema as written:
   * an open object may hold anything. `declared-only` assumes that producers send declared properties only, so
   * that naming a new one breaks nobody; objects of which nothing is named stay free.
   */
  readonly openObjects?: 'any' | 'declared-only';
  /** What references may lead to, by URI. */
  readonly documents?: ReadonlyMap<string, Json>;
}

/** The answer to "is every value of A a value of B?". */
export type Containment =
  | { readonly verdict: 'compatible' }
  | {
      readonly verdict: 'incompatible';
      /** Valid under A, not valid under B: confirmed by evaluating both. */
      readonly witness: Json;
      /** Why B rejects it, and where in B that is said. */
      readonly issues: readonly Issue[];
    }
  | {
      readonly verdict: 'unknown';
      readonly reason: string;
      readonly keyword: string;
      /** Which schema the keyword is in. */
      readonly side: 'a' | 'b';
      /** JSON Pointer of the schema object that has the keyword. */
      readonly path: string;
    };

/** A schema of a loaded graph. */
export interface LoadedSchema {
  readonly graph: SchemaGraph;
  readonly schema: JsonSchema;
}

/** Steps of the search that are enough for all but adversarial schemas. */
export const defaultSteps = 20_000;

/** Milliseconds after which a search gives up, whatever its steps. */
export const defaultMilliseconds = 1000;

const defaultDraws = 16;

/**
 * Answers whether every value of `a` is a value of `b`, both JSON Schemas (2020-12; older ones are read as such).
 * "Incompatible" comes with a witness that both schemas have judged; "compatible" is a proof that recorded and
 * drawn values have failed to break; all else is "unknown", with the keyword that made it so.
 */
export function checkContainment(a: Json, b: Json, options: CompatOptions = {}): Containment {
  return checkLoaded(load(a, options), load(b, options), options);
}

/** Reads a schema, in whatever draft, for `checkLoaded`. */
export function load(schema: Json, { documents }: CompatOptions = {}): LoadedSchema {
  const graph = loadSchema(trimDefinitions(modernise(schema)), documents ? { documents } : {}).value;
  return { graph, schema: graph.roots[0] ?? false };
}

/** `checkContainment` for schemas that are loaded already. */
export function checkLoaded(a: LoadedSchema, b: LoadedSchema, options: CompatOptions = {}): Containment {
  const doubts: Doubt[] = [];
  const judging: EvaluateOptions = {
    ...options,
    onUndecided: (schema, keyword) => doubts.push({ schema, keyword }),
  };
  const nodes = createNodes(judging);
  const sides = [
    [a, 'a'],
    [b, 'b'],
  ] as const;
  const [lits0, lits1] = nodes.litsOf(
    sides.map(([{ graph, schema }, side]) => [
      { schema, scope: graph.scopeOf(schema) },
      { side, graph },
    ]),
  ) as [Lit, Lit];
  const judges = sides.map(([{ graph, schema }]) => createEvaluator(graph, schema, judging)) as [
    Evaluator,
    Evaluator,
  ];
  const isBroken = (value: Json): boolean => {
    doubts.length = 0;
    return judges[0].accepts(value) && !judges[1].accepts(value) && doubts.length === 0;
  };
  const incompatible = (value: Json, breaks: (value: Json) => boolean): Containment => {
    const witness = minimise(value, breaks);
    return { verdict: 'incompatible', witness, issues: judges[1].issuesOf(witness) };
  };

  // What was recorded was sent, whatever senders are assumed to send.
  const sample = options.samples?.find(isBroken);
  if (sample !== undefined) return incompatible(sample, isBroken);
  if (lits0 === lits1) return { verdict: 'compatible' };
  const solver = createSolver(nodes, judging, {
    steps: options.budget?.steps ?? defaultSteps,
    milliseconds: options.budget?.milliseconds ?? defaultMilliseconds,
    now: Date.now,
  });
  const sent = options.openObjects === 'declared-only' ? declaredLit(lits0, nodes, solver.covers) : ANYTHING;
  const breaks = (value: Json): boolean => isBroken(value) && nodes.accepts(sent, value);
  const outcome = solver.solve([lits0, sent, lits1 ^ 1]);
  if (outcome.kind === 'value' && breaks(outcome.value)) return incompatible(outcome.value, breaks);
  const doubt = doubts[0];
  const drawn = attack(a, b, breaks, options.draws ?? defaultDraws);
  if (drawn !== undefined) return incompatible(drawn, breaks);
  return outcome.kind === 'none' ? { verdict: 'compatible' } : explainUnknown(outcome, doubt, [a, b]);
}

/** A keyword that the evaluator passed over while judging a value. */
interface Doubt {
  readonly schema: JsonSchema;
  readonly keyword: string;
}

/** Looks for a value that breaks the claim of compatibility: examples first, then values drawn along A. */
function attack(
  a: LoadedSchema,
  b: LoadedSchema,
  breaks: (value: Json) => boolean,
  draws: number,
): Json | undefined {
  if (draws === 0) return undefined;
  const pool = collectPool(b.graph, b.schema, collectPool(a.graph, a.schema));
  const told = pool.values.slice(0, 50).find(breaks);
  if (told !== undefined) return told;
  const random = createRandom(1);
  const place = { schema: a.schema, scope: a.graph.scopeOf(a.schema) };
  for (let i = 0; i < draws; i++) {
    const value = drawSample(a.graph, place, pool, random);
    if (breaks(value)) return value;
  }
  return undefined;
}

function explainUnknown(
  outcome: Outcome,
  doubt: Doubt | undefined,
  sides: readonly LoadedSchema[],
): Containment {
  if (outcome.kind === 'unknown') return { verdict: 'unknown', ...outcome.origin };
  const info = sides.map(({ graph }) => doubt && graph.infoOf(doubt.schema));
  return {
    verdict: 'unknown',
    reason: doubt
      ? 'the counterexample depends on a keyword that cannot be evaluated'
      : 'the counterexample found was not confirmed',
    keyword: doubt?.keyword ?? '',
    side: info[0] ? 'a' : 'b',
    path: toPointer((info[0] ?? info[1])?.path ?? []),
  };
}

/** A value of the schema, the proof that there is none, or neither. */
export function isSatisfiable(
  schema: Json,
  options: CompatOptions = {},
):
  | { readonly verdict: 'satisfiable'; readonly example: Json }
  | { readonly verdict: 'unsatisfiable' | 'unknown' } {
  const result = checkContainment(schema, false, { ...options, draws: 0 });
  if (result.verdict === 'incompatible') return { verdict: 'satisfiable', example: result.witness };
  return { verdict: result.verdict === 'compatible' ? 'unsatisfiable' : 'unknown' };
}

/** Compares two versions of a schema: `backward`, every old value is valid under new; `forward`, the other way. */
export function compare(
  old: Json,
  next: Json,
  options: CompatOptions = {},
): { readonly backward: Containment; readonly forward: Containment } {
  const [a, b] = [load(old, options), load(next, options)];
  return { backward: checkLoaded(a, b, options), forward: checkLoaded(b, a, options) };
}
