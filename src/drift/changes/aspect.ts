import type { Handoff } from '../../contract/manifest/handoff.js';
import type { Json, JsonPath } from '../../schema/json.js';
import type { UnnamedChange } from './change.js';
import type { Documents } from './closure.js';
import type { SchemaKey, SchemaVerdicts } from './verdicts.js';

/** One handoff at both times. */
export interface Compared {
  readonly id: string;
  readonly was: Handoff;
  readonly is: Handoff;
  readonly before: Documents;
  readonly now: Documents;
  /** The handoff's path in both manifests. */
  readonly path: JsonPath;
  /** Compares one of the handoff's schemas; undefined when it is absent at one of the times. */
  compareSchemas(key: SchemaKey): SchemaVerdicts | undefined;
}

/** One part of a contract and what its changes mean. The file name is its id. */
export interface Aspect {
  readonly id: string;
  /** The part itself: equal values are no change, and a pair of values is what a fingerprint stands for. */
  valueOf(handoff: Handoff, documents: Documents): Json;
  /** What changed; only called when the values differ. */
  compare(compared: Compared): readonly UnnamedChange[];
}

/** What is in `is` and not in `was`, and the other way round. */
export function compareLists(
  was: readonly string[] = [],
  is: readonly string[] = [],
): { readonly added: readonly string[]; readonly removed: readonly string[] } {
  return {
    added: is.filter(item => !was.includes(item)),
    removed: was.filter(item => !is.includes(item)),
  };
}

/** `“a”, “b”`. */
export const quote = (names: readonly string[]): string => names.map(name => `“${name}”`).join(', ');
