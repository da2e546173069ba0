import { equalJson, getOwn, hasOwn, isObject, type Json, type JsonPath } from '../../schema/json.js';

/** A step from one JSON value to another, small enough to have an obvious place in the text. */
export type Change =
  /** Replaces the value at a path that exists. */
  | { readonly type: 'replace'; readonly path: JsonPath; readonly value: Json }
  /** Adds a member to the object, or an element to the end of the array, at `path`'s parent. */
  | { readonly type: 'insert'; readonly path: JsonPath; readonly value: Json }
  /** Removes what is at a path that exists. */
  | { readonly type: 'remove'; readonly path: JsonPath }
  /** Renames the key at a path that exists. */
  | { readonly type: 'rename-key'; readonly path: JsonPath; readonly to: string };

/** The changes that turn `before` into `after`, touching only what differs; equal values give none. */
export function diffJson(before: Json, after: Json, path: JsonPath): Change[] {
  if (before === after || (!isContainer(before) && equalJson(before, after))) return [];
  if (Array.isArray(before) && Array.isArray(after)) return diffArrays(before, after, path);
  if (!isObject(before) || !isObject(after)) return [{ type: 'replace', path, value: after }];
  const changes: Change[] = [];
  for (const key of Object.keys(before))
    if (!hasOwn(after, key)) changes.push({ type: 'remove', path: [...path, key] });
  for (const key of Object.keys(after)) {
    const value = after[key] as Json;
    const old = getOwn(before, key);
    if (old === undefined) changes.push({ type: 'insert', path: [...path, key], value });
    else changes.push(...diffJson(old, value, [...path, key]));
  }
  return changes;
}

const isContainer = (value: Json): boolean => typeof value === 'object' && value !== null;

/** Keeps equal elements at both ends; in between, elements are changed in place, then removed or appended. */
function diffArrays(before: readonly Json[], after: readonly Json[], path: JsonPath): Change[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && equalJson(before[head] as Json, after[head] as Json)) head++;
  let tail = 0;
  // Elements can only be appended, so what is longer keeps its end only where the list does not grow in the middle.
  const mayKeepTail = before.length >= after.length;
  while (
    mayKeepTail &&
    tail < shorter - head &&
    equalJson(before[before.length - 1 - tail] as Json, after[after.length - 1 - tail] as Json)
  )
    tail++;
  const changes: Change[] = [];
  const common = shorter - tail;
  for (let i = head; i < common; i++)
    changes.push(...diffJson(before[i] as Json, after[i] as Json, [...path, i]));
  for (let i = common; i < before.length - tail; i++) changes.push({ type: 'remove', path: [...path, i] });
  for (let i = before.length; i < after.length; i++)
    changes.push({ type: 'insert', path: [...path, i], value: after[i] as Json });
  return changes;
}
