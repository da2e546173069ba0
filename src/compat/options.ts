import type { EvaluateOptions, Issue } from '../schema/evaluate.js';
import type { Json, JsonSchema } from '../schema/json.js';
import type { SchemaGraph } from '../schema/resolve.js';

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
