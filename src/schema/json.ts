/** Any JSON value. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A JSON object. Made with `Object.create(null)` semantics in mind: never trust its prototype. */
export type JsonObject = { [key: string]: Json };

/** A JSON Schema (2020-12 or draft-07): an object or a boolean. */
export type JsonSchema = boolean | JsonObject;

/** Where a value sits inside a JSON document: object keys and array indexes from the root. */
export type JsonPath = readonly (string | number)[];

/** True for a JSON object; false for null and arrays. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** True when `key` is an own property; `__proto__` and `constructor` are ordinary keys here. */
export const hasOwn = (value: object, key: string): boolean => Object.hasOwn(value, key);

/** An own property's value, or undefined: never reads through the prototype. */
export const getOwn = <T>(value: { readonly [key: string]: T }, key: string): T | undefined =>
  Object.hasOwn(value, key) ? value[key] : undefined;

/** Sets an own property even for `__proto__`, which plain assignment would swallow. */
export function setOwn<T>(target: { [key: string]: T }, key: string, value: T): void {
  if (key === '__proto__')
    Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
  else target[key] = value;
}

/** Encodes a path as an RFC 6901 JSON Pointer, e.g. `['a/b', 0]` → `/a~1b/0`. */
export const toPointer = (path: JsonPath): string =>
  path.map(key => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Decodes an RFC 6901 JSON Pointer; undefined when it is not one. All keys come back as strings. */
export function parsePointer(pointer: string): string[] | undefined {
  if (pointer === '') return [];
  if (!pointer.startsWith('/') || /~(?![01])/.test(pointer)) return undefined;
  return pointer
    .slice(1)
    .split('/')
    .map(key => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Follows a path; undefined where it leads nowhere. */
export function getAt(value: Json | undefined, path: JsonPath): Json | undefined {
  let at = value;
  for (const key of path) {
    if (Array.isArray(at)) at = at[Number(key)];
    else if (isObject(at)) at = getOwn(at, String(key));
    else return undefined;
  }
  return at;
}

/** Equality of JSON values as JSON Schema means it: `1` equals `1.0`, key order does not matter. */
export function equalJson(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, i) => equalJson(item, b[i] as Json));
  }
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every(key => hasOwn(b, key) && equalJson(a[key] as Json, b[key] as Json))
  );
}

/** A value in words: texts as they are, all else as JSON. Data may hold a `toString` of its own, which is never called. */
export const textOf = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));
