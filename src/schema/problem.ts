import type { JsonPath } from './json.js';

/** Stable codes of what can be wrong with a schema as a schema. */
export type SchemaProblemCode =
  | 'schema-not-a-schema'
  | 'schema-keyword'
  | 'schema-pattern'
  | 'schema-dialect'
  | 'schema-vocabulary'
  | 'schema-ref-unresolved'
  | 'schema-ref-loop'
  | 'schema-too-deep'
  | 'schema-too-complex'
  | 'schema-id-duplicate';

/** Something about a schema that cannot be honoured, and the exact place where it was written. */
export interface SchemaProblem {
  readonly code: SchemaProblemCode;
  readonly message: string;
  /** URI of the document that holds the place, as given to `loadSchemas`. */
  readonly document: string;
  /** Path from that document's root. */
  readonly path: JsonPath;
}
