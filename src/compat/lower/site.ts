import type { Json, JsonSchema } from '../../schema/json.js';
import type { Formula, Kind, Lit } from '../formula.js';
import type { NodeTable, SchemaNode } from '../nodes.js';
import type { CoverSite } from './cover.js';

/** What a keyword needs to say, as a formula, what it demands of values of one kind. */
export interface LowerSite {
  readonly node: SchemaNode & { readonly kind: 'written' };
  readonly kind: Kind;
  readonly negated: boolean;
  readonly nodes: NodeTable;
  /** True when `format` is asserted with a checker for this name. */
  assertsFormat(name: string): boolean;
  /** The literal of a subschema. */
  lit(schema: JsonSchema): Lit;
  /** The literal of what a reference leads to; undefined when it leads nowhere. */
  reference(keyword: '$ref' | '$dynamicRef'): Lit | undefined;
  /** What a literal demands of the kind at hand. */
  lower(lit: Lit): Formula;
  /** For each of the literals the places of those that a value may satisfy beside it, as far as that shows. */
  rivalsOf(lits: readonly Lit[]): readonly (readonly number[])[];
  /** For reading what other schemas evaluate of the same value. */
  readonly covers: CoverSite;
  /** Gives the keyword up to the evaluator, for the reason given. */
  opaque(keyword: string, reason: string): Formula;
}

/** One keyword, or a family that works together: its formula, negated when the site is; undefined when absent. */
export type Lowering = (site: LowerSite) => Formula | undefined;

/** Turns a malformed keyword value into "absent". */
export const asNumber = (value: Json | undefined): number | undefined =>
  typeof value === 'number' ? value : undefined;
