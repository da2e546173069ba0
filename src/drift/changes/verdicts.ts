import type { Json, JsonPath } from '../../schema/json.js';
import type { Documents } from './closure.js';

/** Whether every value of one schema is a value of another. */
export type Verdict =
  | { readonly verdict: 'compatible' }
  /** `why` says why the other schema rejects the witness, without a full stop. */
  | {
      readonly verdict: 'incompatible';
      readonly witness: Json;
      readonly why: string;
      /** The keyword that rejects it, in the manifest of the other schema; undefined where it is in another file. */
      readonly rejectedAt?: JsonPath;
    }
  | { readonly verdict: 'unknown'; readonly reason: string };

/** Two versions of a schema, compared in the directions that matter to agents. */
export interface SchemaVerdicts {
  /** Every old value is valid under the new schema: what is in flight can still be opened. */
  readonly backward: Verdict;
  /** Every new value is valid under the old schema. */
  readonly forward: Verdict;
  /**
   * The same after a receiver with the old contract has dropped the fields that it does not know, as receivers do with
   * what a newer minor version sends.
   */
  readonly forwardDropped: Verdict;
  /** True when nothing would break if producers sent declared fields only. */
  readonly onlyUndeclared?: boolean;
}

/** The schemas of a handoff. */
export type SchemaKey = 'payload' | 'workingMemory';

/** A schema of a handoff, and the documents that it refers to. */
export interface SchemaAt {
  readonly documents: Documents;
  readonly handoff: string;
  readonly key: SchemaKey;
}

/** Decides containment in every direction; passed in, so that callers can cache it. */
export type CompareSchemas = (was: SchemaAt, is: SchemaAt) => SchemaVerdicts;
