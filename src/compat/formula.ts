import type { Json } from '../schema/json.js';
import { matcherOf } from '../schema/pattern/match.js';

/**
 * A schema or its negation: node number × 2, plus 1 when negated. Equal numbers mean equal sets of values, so
 * `lit ^ 1` is the complement, and a set of literals is a conjunction about one value.
 */
export type Lit = number;

/** The literal of the schema `true`; its complement is `NOTHING`. */
export const ANYTHING: Lit = 0;

/** The literal of the schema `false`. */
export const NOTHING: Lit = 1;

/**
 * The kinds of values that are solved apart. Null and the booleans are kinds of one value each: whatever is said
 * about them is simply true or false.
 */
export const KINDS = ['null', 'false', 'true', 'number', 'string', 'array', 'object'] as const;

/** One of the kinds of values. */
export type Kind = (typeof KINDS)[number];

/** A set of property names, described without listing them. */
export type KeySet =
  | { readonly kind: 'pattern'; readonly pattern: string }
  /** All names but the listed ones and those that match a pattern. */
  | { readonly kind: 'others'; readonly named: ReadonlySet<string>; readonly patterns: readonly string[] }
  /** Names that, as strings, satisfy a literal. */
  | { readonly kind: 'lit'; readonly lit: Lit };

/** Where in the schemas given something was written. */
export interface Origin {
  readonly side: 'a' | 'b';
  readonly keyword: string;
  /** JSON Pointer of the schema object that has the keyword. */
  readonly path: string;
  readonly reason: string;
}

/** An elementary statement about a value of one kind. */
export type Atom = { readonly kind: 'atom' } & (
  | { readonly is: 'oneOf' | 'noneOf'; readonly values: readonly Json[] }
  | { readonly is: 'above' | 'below'; readonly limit: number; readonly exclusive: boolean }
  | { readonly is: 'multiple'; readonly of: number; readonly negated: boolean }
  /** Length of a string in code points, of an array in items, of an object in properties. */
  | { readonly is: 'size'; readonly min: number; readonly max: number }
  | { readonly is: 'pattern' | 'format'; readonly name: string; readonly negated: boolean }
  /** The item at `index`, where there is one. */
  | { readonly is: 'item'; readonly index: number; readonly lit: Lit }
  /** All items from index `from` on. */
  | { readonly is: 'items'; readonly from: number; readonly lit: Lit }
  /** How many items from index `from` on satisfy `lit`. */
  | {
      readonly is: 'count';
      readonly from: number;
      readonly lit: Lit;
      readonly min: number;
      readonly max: number;
    }
  | { readonly is: 'unique'; readonly negated: boolean }
  | { readonly is: 'has' | 'lacks'; readonly key: string }
  /** The member `key`, where there is one. */
  | { readonly is: 'member'; readonly key: string; readonly lit: Lit }
  /** All members with names in `keys`. */
  | { readonly is: 'members'; readonly keys: KeySet; readonly lit: Lit }
  /** At least one member with a name in `keys`. */
  | { readonly is: 'some'; readonly keys: KeySet; readonly lit: Lit }
  /** All property names. */
  | { readonly is: 'names'; readonly lit: Lit }
  /** Something only the evaluator understands: `lit` holds. */
  | { readonly is: 'opaque'; readonly lit: Lit; readonly origin: Origin }
);

/** Atoms under `and` and `or`; negation has been pushed into the atoms. */
export type Formula =
  | Atom
  /** What a literal demands: kept recognisable, so that a literal and its complement meet as such. */
  | { readonly kind: 'lit'; readonly lit: Lit; readonly of: Formula }
  | { readonly kind: 'and'; readonly parts: readonly Formula[] }
  | { readonly kind: 'or'; readonly parts: readonly Formula[] };

/** Holds for every value. */
export const TRUE: Formula = { kind: 'and', parts: [] };

/** Holds for no value. */
export const FALSE: Formula = { kind: 'or', parts: [] };

type AtomShape<T = Atom> = T extends unknown ? Omit<T, 'kind'> : never;

/** Makes an atom. */
export const atom = (shape: AtomShape): Formula => ({ kind: 'atom', ...shape }) as Atom;

/** TRUE or FALSE. */
export const truth = (value: boolean): Formula => (value ? TRUE : FALSE);

function join(kind: 'and' | 'or', parts: readonly Formula[], unit: Formula, zero: Formula): Formula {
  const flat: Formula[] = [];
  for (const part of parts) {
    if (part === zero) return zero;
    if (part.kind === kind) flat.push(...part.parts);
    else flat.push(part);
  }
  if (flat.length === 0) return unit;
  return flat.length === 1 ? (flat[0] as Formula) : { kind, parts: flat };
}

/** Conjunction, simplified. */
export const and = (...parts: readonly Formula[]): Formula => join('and', parts, TRUE, FALSE);

/** Disjunction, simplified. */
export const or = (...parts: readonly Formula[]): Formula => {
  const joined = join('or', parts, FALSE, TRUE);
  return joined.kind === 'or' ? join('or', whereThere(joined.parts), FALSE, TRUE) : joined;
};

/** "Lacks the member, or has it and it satisfies" is what an atom about a member says by itself: no choice at all. */
function whereThere(parts: readonly Formula[]): readonly Formula[] {
  const lacking = new Map<string, Formula>();
  for (const part of parts) if (part.kind === 'atom' && part.is === 'lacks') lacking.set(part.key, part);
  if (lacking.size === 0) return parts;
  const dropped = new Set<Formula>();
  const merged = parts.map(part => {
    const [has, member, more] = part.kind === 'and' ? part.parts : [];
    if (has?.kind !== 'atom' || has.is !== 'has' || member?.kind !== 'atom' || more) return part;
    const lacks = lacking.get(has.key);
    if (member.is !== 'member' || member.key !== has.key || !lacks) return part;
    lacking.delete(has.key);
    dropped.add(lacks);
    return member;
  });
  return dropped.size === 0 ? parts : merged.filter(part => !dropped.has(part));
}

/** The kind a value is of. */
export function kindOf(value: Json): Kind {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'number' || typeof value === 'string') return typeof value as 'number' | 'string';
  return Array.isArray(value) ? 'array' : 'object';
}

/** True when `key` is in a set that does not depend on literals. */
export function matchesKeys(keys: Exclude<KeySet, { kind: 'lit' }>, key: string): boolean {
  if (keys.kind === 'pattern') return matcherOf(keys.pattern)?.(key) ?? false;
  return !keys.named.has(key) && !keys.patterns.some(p => matcherOf(p)?.(key));
}
