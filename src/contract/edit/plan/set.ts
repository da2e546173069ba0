import { getAt, getOwn, isObject, type Json, type JsonObject, type JsonPath } from '../../../schema/json.js';
import { describePath } from '../../entity.js';
import { type Change, diffJson } from '../change.js';
import type { Intent } from '../intent.js';
import { type Plan, type Planner, refuse } from './plan.js';

/** Sets a value; only what differs from the present one is touched, and missing parents are made. */
export const planSet: Planner<Extract<Intent, { type: 'set' }>> = ({ path, value }, json) => {
  if (path.length === 0) return refuse('The whole manifest cannot be replaced by one edit.');
  return setAt(json, path, value);
};

/** The changes that give `path` a value. */
export function setAt(json: JsonObject, path: JsonPath, value: Json): Plan {
  let at: Json = json;
  for (const [i, key] of path.entries()) {
    const isArray = Array.isArray(at);
    if (!isArray && !isObject(at))
      return refuse(`${describePath(path.slice(0, i))} is no object, so nothing can be set in it.`);
    if (isArray && (typeof key !== 'number' || key > (at as Json[]).length || key < 0))
      return refuse(`${describePath(path.slice(0, i))} is a list and has no place ${key}.`);
    const next: Json | undefined = isArray
      ? (at as Json[])[Number(key)]
      : getOwn(at as JsonObject, String(key));
    if (next === undefined)
      return {
        changes: [{ type: 'insert', path: path.slice(0, i + 1), value: nest(path.slice(i + 1), value) }],
      };
    at = next;
  }
  return { changes: diffJson(at, value, path) };
}

/** Wraps a value in the parents that a path needs. */
const nest = (path: JsonPath, value: Json): Json =>
  path.reduceRight<Json>(
    (inner, key) => (typeof key === 'number' ? [inner] : objectOf(String(key), inner)),
    value,
  );

const objectOf = (key: string, value: Json): JsonObject => Object.fromEntries([[key, value]]);

/** Removes a value; nothing where it is absent already. */
export const planUnset: Planner<Extract<Intent, { type: 'unset' }>> = ({ path }, json) => {
  if (path.length === 0) return refuse('The whole manifest cannot be removed by one edit.');
  const changes: Change[] = getAt(json, path) === undefined ? [] : [{ type: 'remove', path }];
  return { changes };
};

/** Renames a key where it stands. */
export const planRenameKey: Planner<Extract<Intent, { type: 'rename-key' }>> = ({ path, to }, json) => {
  const parent = getAt(json, path.slice(0, -1));
  const key = path.at(-1);
  if (!isObject(parent) || typeof key !== 'string' || !Object.hasOwn(parent, key))
    return refuse(`There is no key ${describePath(path)} to rename.`);
  if (key === to) return { changes: [] };
  if (Object.hasOwn(parent, to))
    return refuse(`The key “${to}” is already used beside “${key}”: choose another name.`);
  return { changes: [{ type: 'rename-key', path, to }] };
};
