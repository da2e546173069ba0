import type { Dialect } from './dialect.js';
import type { JsonObject, JsonPath, JsonSchema } from './json.js';
import type { SchemaProblem } from './problem.js';

/** A place in one of the documents at which a schema starts. */
export interface SchemaRoot {
  /** URI of the document; must be a key of the documents given. */
  readonly document: string;
  /** Path of the schema in it; `[]` for the whole document. */
  readonly path: JsonPath;
}

/** Where a schema object was written, and what its surroundings make it mean. */
export interface SchemaInfo {
  readonly document: string;
  /** Path in the document as written (draft-07's `definitions` is not renamed here). */
  readonly path: JsonPath;
  /** Absolute URI of the schema resource it belongs to (its base URI). */
  readonly resource: string;
  readonly dialect: Dialect;
  /** True when its metaschema requires the format-assertion vocabulary. */
  readonly assertsFormat: boolean;
}

/**
 * The dynamic scope as far as `$dynamicRef` can see it: for each dynamic anchor, the outermost resource that
 * has it. Immutable; equal scopes have equal keys, so (schema, scope.key) identifies a meaning.
 */
export interface Scope {
  readonly key: string;
  readonly bindings: ReadonlyMap<string, JsonObject>;
}

/** A schema together with the dynamic scope in which it is to be read. */
export interface Place {
  readonly schema: JsonSchema;
  readonly scope: Scope;
}

/**
 * Schemas in 2020-12 form with every reference resolved. Schema objects are identified by identity: walk
 * `roots`, read keywords straight from the objects, and ask the graph where a `$ref` or `$dynamicRef` leads.
 */
export interface SchemaGraph {
  /** The normalised schema of each root, in the order given. A root that leads nowhere is `false`. */
  readonly roots: readonly JsonSchema[];
  /** Place and surroundings of a normalised schema object; undefined for an object that is none. */
  infoOf(schema: JsonSchema): SchemaInfo | undefined;
  /** The scope in which to read a root, or any schema reached without references. */
  scopeOf(schema: JsonSchema): Scope;
  /** Where `schema.$ref` leads; undefined without one, or when it cannot be resolved (then it is a problem). */
  ref(schema: JsonObject, scope: Scope): Place | undefined;
  /** Where `schema.$dynamicRef` leads in this scope. */
  dynamicRef(schema: JsonObject, scope: Scope): Place | undefined;
  /** The scope inside a subschema: call it for every subschema stepped into. Same scope unless it opens a resource. */
  enter(schema: JsonSchema, scope: Scope): Scope;
  /** Problems of the schema and of everything it can reach, in document order of discovery. */
  problemsFrom(schema: JsonSchema): readonly SchemaProblem[];
}
