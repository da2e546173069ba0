import type { Manifest } from '../contract/manifest/workflow.js';
import { getOwn, isObject, setOwn } from '../schema/json.js';
import { createJsonWriter } from './json-of.js';

/**
 * Parts of a manifest as they were last time: an entry that still says the same becomes that very object, so that what was
 * worked out of it is found by it. All that an unchanged entry costs then is one comparison.
 */
export interface SameParts {
  /** The manifest with every entry of last time that is in it unchanged. Neither may be changed afterwards. */
  of(manifest: Manifest): Manifest;
  /** JSON text of a part, written once; throws where it is nested too deeply. */
  textOf(part: unknown): string;
  /** A number that no other part has. */
  numberOf(part: object): number;
}

/** Nothing is known yet. */
export function createSameParts(): SameParts {
  let last: Manifest | undefined;
  const numbers = new WeakMap<object, number>();
  let count = 0;
  const textOf = createJsonWriter();
  return {
    of(manifest) {
      last = share(manifest, last, 2) as Manifest;
      return last;
    },
    textOf,
    numberOf(part) {
      const number = numbers.get(part) ?? ++count;
      numbers.set(part, number);
      return number;
    },
  };
}

/** The value with every part from a level on that is the same as before. */
function share(now: unknown, before: unknown, levels: number): unknown {
  if (levels === 0 || !isObject(now)) return isSame(now, before, 0) ? before : now;
  const shared: { [key: string]: unknown } = {};
  for (const key of Object.keys(now))
    setOwn(
      shared,
      key,
      share(getOwn(now, key), isObject(before) ? getOwn(before, key) : undefined, levels - 1),
    );
  return shared;
}

/** Deeper values count as changed, so that comparing never exhausts the stack. */
const maxDepth = 200;

/** True for values with the same JSON text: the order of keys matters. */
function isSame(a: unknown, b: unknown, depth: number): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || depth > maxDepth)
    return false;
  if (Array.isArray(a) || Array.isArray(b))
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item, i) => isSame(item, b[i], depth + 1))
    );
  const keys = Object.keys(a);
  const others = Object.keys(b);
  return (
    keys.length === others.length &&
    keys.every(
      (key, i) =>
        key === others[i] &&
        isSame((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key], depth + 1),
    )
  );
}
