import { getOwn, isObject, type Json, type JsonObject, type JsonPath } from '../../schema/json.js';
import type { EntityKind } from '../edit/intent.js';
import { findReferences } from '../edit/references.js';
import { collections } from '../entity.js';
import type { Manifest } from '../manifest/workflow.js';

/** What an entity is to be called. */
interface Renaming {
  readonly kind: EntityKind;
  readonly was: string;
  readonly id: string;
}

/** The manifest with some entities called otherwise, and everything that names them; the order of keys stays. */
export function renameEntities(manifest: Manifest, renames: readonly Renaming[]): Manifest {
  const copy = JSON.parse(JSON.stringify(manifest)) as JsonObject;
  const names = new Map(renames.map(({ kind, was, id }) => [`${kind} ${was}`, id]));
  for (const { target, path, at, rename } of findReferences(copy)) {
    const id = names.get(`${target.kind} ${target.id}`);
    if (id === undefined) continue;
    if (at === 'value') setAt(copy, path, rename(id));
    else renameKey(copy, path, rename(id));
  }
  for (const { kind, was, id } of renames) renameKey(copy, [collections[kind], was], id);
  return copy as unknown as Manifest;
}

function parentOf(json: JsonObject, path: JsonPath): JsonObject | Json[] | undefined {
  let at: Json | undefined = json;
  for (const key of path.slice(0, -1)) {
    if (Array.isArray(at)) at = at[Number(key)];
    else at = isObject(at) ? getOwn(at, String(key)) : undefined;
  }
  return Array.isArray(at) || isObject(at) ? at : undefined;
}

function setAt(json: JsonObject, path: JsonPath, value: string): void {
  const parent = parentOf(json, path);
  const key = path.at(-1);
  if (Array.isArray(parent)) parent[Number(key)] = value;
  else if (parent) parent[String(key)] = value;
}

function renameKey(json: JsonObject, path: JsonPath, to: string): void {
  const parent = parentOf(json, path);
  if (!isObject(parent)) return;
  const entries = Object.entries(parent);
  for (const [key] of entries) delete parent[key];
  const from = String(path.at(-1));
  for (const [key, value] of entries) define(parent, key === from ? to : key, value);
}

/** Not by assignment: a key may be `__proto__`. */
const define = (object: JsonObject, key: string, value: Json): void => {
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
};
