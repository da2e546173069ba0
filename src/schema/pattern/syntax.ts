import type { Charset } from './charset.js';

/** A regular expression, parsed. Captures and greediness are gone: they do not change which strings match. */
export type Syntax =
  | { readonly kind: 'chars'; readonly set: Charset }
  | { readonly kind: 'sequence'; readonly parts: readonly Syntax[] }
  | { readonly kind: 'choice'; readonly parts: readonly Syntax[] }
  | { readonly kind: 'repeat'; readonly of: Syntax; readonly min: number; readonly max: number }
  | { readonly kind: 'ahead' | 'behind'; readonly of: Syntax; readonly negated: boolean }
  | { readonly kind: 'start' }
  | { readonly kind: 'end' }
  | { readonly kind: 'boundary'; readonly negated: boolean };

/** The empty sequence: matches without consuming anything. */
export const EMPTY: Syntax = { kind: 'sequence', parts: [] };

/** Thrown inside the pattern parser for what no finite automaton can decide; never leaves this folder. */
export class NotRegular extends Error {}
