import { hasOwn, isObject, type Json, type JsonObject, type JsonPath } from '../../schema/json.js';
import { type Change, diffJson } from './change.js';

export type Container = JsonObject | Json[];
export type Key = string | number;

/** What a container of the draft was before, and which part each of its parts was; each its namesake where nothing is said. */
export interface Past {
  readonly from: Container;
  parts?: Map<string, string> | (number | undefined)[];
}

export const isContainer = (value: Json | undefined): value is Container =>
  typeof value === 'object' && value !== null;

/** Which part of the container before each part was, ready to be written to. */
export const objectParts = (object: JsonObject, past: Past | undefined): Map<string, string> =>
  past?.parts instanceof Map ? past.parts : new Map(Object.keys(object).map(key => [key, key]));

export const listParts = (list: readonly Json[], past: Past | undefined): (number | undefined)[] =>
  Array.isArray(past?.parts) ? past.parts : list.map((_, i) => i);

/** Where a part stands: before; once what goes is gone; and in the end. Keys are renamed last, lists grow at their end. */
interface Place {
  readonly before: JsonPath;
  readonly between: JsonPath;
  readonly after: JsonPath;
}

/**
 * What leads from one value to the other, as `Draft.rounds` says; `pasts` knows where the containers of the other come from.
 */
export function compare(
  before: JsonObject,
  after: JsonObject,
  pasts: WeakMap<Container, Past>,
): [removals: Change[], others: Change[]] {
  const removals: Change[] = [];
  const others: Change[] = [];

  /** Values that are not known to come from each other part by part. */
  function compareValues(old: Json, value: Json, { before, between, after }: Place): void {
    for (const change of diffJson(old, value, [])) {
      if (change.type === 'remove') removals.push({ ...change, path: [...before, ...change.path] });
      else
        others.push({ ...change, path: [...(change.type === 'insert' ? after : between), ...change.path] });
    }
  }

  function visit(old: Json, value: Json, place: Place): void {
    if (old === value) return;
    const past = isContainer(value) ? pasts.get(value) : undefined;
    if (!past || past.from !== old) compareValues(old, value, place);
    else if (Array.isArray(value) && Array.isArray(old)) visitList(old, value, listParts(value, past), place);
    else if (isObject(value) && isObject(old)) visitObject(old, value, objectParts(value, past), place);
  }

  function visitList(
    old: readonly Json[],
    value: readonly Json[],
    parts: readonly (number | undefined)[],
    place: Place,
  ): void {
    const kept = new Set(parts);
    for (const i of old.keys())
      if (!kept.has(i)) removals.push({ type: 'remove', path: [...place.before, i] });
    for (const [i, item] of value.entries()) {
      const origin = parts[i];
      if (origin === undefined) others.push({ type: 'insert', path: [...place.after, i], value: item });
      else visit(old[origin] as Json, item, below(place, origin, i, i));
    }
  }

  function visitObject(
    old: JsonObject,
    value: JsonObject,
    parts: ReadonlyMap<string, string>,
    place: Place,
  ): void {
    const kept = new Set(parts.values());
    for (const key of Object.keys(value)) {
      const origin = parts.get(key);
      const item = value[key] as Json;
      if (origin !== undefined) {
        if (origin !== key) others.push({ type: 'rename-key', path: [...place.between, origin], to: key });
        visit(old[origin] as Json, item, below(place, origin, origin, key));
      } else if (hasOwn(old, key) && !kept.has(key)) {
        // Removed and put there again: it changes where it stands.
        kept.add(key);
        compareValues(old[key] as Json, item, below(place, key, key, key));
      } else others.push({ type: 'insert', path: [...place.after, key], value: item });
    }
    for (const key of Object.keys(old))
      if (!kept.has(key)) removals.push({ type: 'remove', path: [...place.before, key] });
  }

  visit(before, after, { before: [], between: [], after: [] });
  return [removals, others];
}

const below = (place: Place, before: Key, between: Key, after: Key): Place => ({
  before: [...place.before, before],
  between: [...place.between, between],
  after: [...place.after, after],
});
