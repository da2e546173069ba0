import { getOwn, type Json, type JsonObject, type JsonPath, setOwn } from '../../schema/json.js';
import type { Change } from './change.js';
import {
  type Container,
  compare,
  isContainer,
  type Key,
  listParts,
  objectParts,
  type Past,
} from './draft-rounds.js';

/** A manifest's value on its way from one intent to the next; the text is not touched before all of them are planned. */
export interface Draft {
  /** The value as it is now, until the next step. Entities that have not changed since the last one are the same objects. */
  readonly json: JsonObject;
  /** Makes changes, whose paths are all those of `json` as it is now. */
  make(changes: readonly Change[]): void;
  /**
   * What all steps come to, in two rounds: what goes, by its path in the value before; then what changes or comes, by its
   * path once that is gone.
   */
  rounds(): readonly [removals: Change[], others: Change[]];
}

/** Starts from a value, which stays as it is. */
export function startDraft(before: JsonObject): Draft {
  const pasts = new WeakMap<Container, Past>();
  // Copied once: what is worked out about a value is remembered for entities (`rememberAt`), never for what holds them.
  const collections = new WeakSet<Container>();
  let json = before;

  const succeed = <C extends Container>(old: Container, next: C, parts?: Past['parts']): C => {
    const past = pasts.get(old);
    const known = parts ?? past?.parts;
    pasts.set(next, { from: past?.from ?? old, ...(known && { parts: known }) });
    return next;
  };

  function make(changes: readonly Change[]): void {
    const fresh = new Set<Container>();
    const copy = <C extends Container>(old: C, { length }: JsonPath): C => {
      if (fresh.has(old) || collections.has(old)) return old;
      const next = succeed(old, (Array.isArray(old) ? [...old] : { ...old }) as C);
      if (length < 2) collections.add(next);
      else fresh.add(next);
      return next;
    };
    /** The container at a path, as one that may be written to; `change` may put another in its place. */
    const own = (
      path: JsonPath,
      change: (container: Container, path: JsonPath) => Container = copy,
    ): Container | undefined => {
      if (path.length === 0) {
        json = change(json, path) as JsonObject;
        return json;
      }
      const parent = own(path.slice(0, -1));
      const child = parent && partOf(parent, path.at(-1) as Key);
      if (!parent || !isContainer(child)) return undefined;
      const next = change(child, path);
      setPart(parent, path.at(-1) as Key, next);
      return next;
    };

    for (const change of changes)
      if (change.type === 'replace') {
        const parent = own(change.path.slice(0, -1));
        if (parent) setPart(parent, change.path.at(-1) as Key, change.value);
      }
    // The deepest first: a key renamed above would lead elsewhere.
    const renames = changes.filter(change => change.type === 'rename-key');
    for (const group of byParent(renames).sort((a, b) => depthOf(b) - depthOf(a))) {
      const names = new Map(group.map(({ path, to }) => [path.at(-1), to]));
      own(parentOf(group), (old, path) => {
        const next = renameKeys(old, names, pasts.get(old));
        if (!next) return old;
        if (path.length < 2) collections.add(next.object);
        else fresh.add(next.object);
        return succeed(old, next.object, next.parts);
      });
    }
    const removals = changes.filter(change => change.type === 'remove');
    for (const group of byParent(removals).sort((a, b) => depthOf(b) - depthOf(a))) {
      const parent = own(parentOf(group));
      if (parent)
        removeParts(
          parent,
          group.map(({ path }) => path.at(-1) as Key),
          pasts.get(parent),
        );
    }
    for (const change of changes)
      if (change.type === 'insert') {
        const parent = own(change.path.slice(0, -1));
        if (parent) insertPart(parent, change.path.at(-1) as Key, change.value, pasts.get(parent));
      }
  }

  return {
    get json() {
      return json;
    },
    make,
    rounds: () => compare(before, json, pasts),
  };
}

const partOf = (container: Container, key: Key): Json | undefined =>
  Array.isArray(container) ? container[Number(key)] : getOwn(container, String(key));

function setPart(container: Container, key: Key, value: Json): void {
  if (Array.isArray(container)) container[Number(key)] = value;
  else setOwn(container, String(key), value);
}

function byParent<C extends Change>(changes: readonly C[]): C[][] {
  const groups = new Map<string, C[]>();
  for (const change of changes) {
    const key = JSON.stringify(change.path.slice(0, -1));
    const group = groups.get(key);
    if (group) group.push(change);
    else groups.set(key, [change]);
  }
  return [...groups.values()];
}

const parentOf = ([first]: readonly Change[]): JsonPath => first?.path.slice(0, -1) ?? [];
const depthOf = ([first]: readonly Change[]): number => first?.path.length ?? 0;

/** The same object with other keys in the same places; undefined for a list. */
function renameKeys(old: Container, names: ReadonlyMap<unknown, string>, past: Past | undefined) {
  if (Array.isArray(old)) return undefined;
  const before = objectParts(old, past);
  const object: JsonObject = {};
  const parts = new Map<string, string>();
  for (const key of Object.keys(old)) {
    const name = names.get(key) ?? key;
    setOwn(object, name, old[key] as Json);
    const origin = before.get(key);
    if (origin !== undefined) parts.set(name, origin);
  }
  return { object, parts };
}

function removeParts(container: Container, keys: readonly Key[], past: Past | undefined): void {
  if (Array.isArray(container)) {
    const parts = listParts(container, past);
    for (const index of [...new Set(keys.map(Number))].sort((a, b) => b - a)) {
      container.splice(index, 1);
      parts.splice(index, 1);
    }
    if (past) past.parts = parts;
    return;
  }
  const parts = objectParts(container, past);
  for (const key of keys) {
    delete container[key];
    parts.delete(String(key));
  }
  if (past) past.parts = parts;
}

function insertPart(container: Container, key: Key, value: Json, past: Past | undefined): void {
  if (Array.isArray(container)) {
    const parts = listParts(container, past);
    container.push(value);
    parts.push(undefined);
    if (past) past.parts = parts;
    return;
  }
  const parts = objectParts(container, past);
  setPart(container, key, value);
  if (past) past.parts = parts;
}
