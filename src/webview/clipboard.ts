import type { EntityRef } from '../contract/edit/intent.js';
import { collections, nodeIdOf } from '../contract/index.js';
import type { Manifest } from '../contract/manifest/workflow.js';
import { isObject, type Json, type JsonObject, setOwn } from '../schema/json.js';

/**
 * A piece of a manifest: the selected entities, the handoffs between selected agents, and everything that those need
 * (types, side effects, stores, queues). Taken from the json, so that unknown keys come along; undefined when nothing
 * that can be copied is selected.
 */
export function fragmentOf(
  json: JsonObject,
  manifest: Manifest,
  selection: readonly EntityRef[],
  places: Readonly<Record<string, { readonly x: number; readonly y: number }>>,
): JsonObject | undefined {
  const picked = new Map<string, Set<string>>();
  const pick = (kind: EntityRef['kind'], id: string) => {
    const collection = collections[kind];
    const home = json[collection];
    if (!isObject(home) || !Object.hasOwn(home, id)) return;
    const ids = picked.get(collection) ?? new Set();
    if (ids.has(id)) return;
    picked.set(collection, ids.add(id));
    if (kind === 'handoff' || kind === 'type') followReferences(home[id] as Json);
  };
  const followReferences = (value: Json): void => {
    if (Array.isArray(value)) value.forEach(followReferences);
    if (!isObject(value)) return;
    for (const [key, entry] of Object.entries(value)) {
      if (key === '$ref' && typeof entry === 'string' && entry.startsWith('#/types/'))
        pick('type', decodeURIComponent(entry.slice(8)));
      else if (key === 'deadLetter' && typeof entry === 'string') pick('deadLetterQueue', entry);
      else if (key === 'store' && typeof entry === 'string') pick('store', entry);
      else if (key === 'sideEffects' && Array.isArray(entry))
        for (const effect of entry) if (typeof effect === 'string') pick('sideEffect', effect);
      if (typeof entry === 'object') followReferences(entry);
    }
  };
  for (const ref of selection) pick(ref.kind, ref.id);
  const agents = picked.get('agents') ?? new Set();
  for (const [id, { from, to }] of Object.entries(manifest.handoffs))
    if (agents.has(from) && agents.has(to)) pick('handoff', id);
  if (picked.size === 0) return undefined;

  const fragment: JsonObject = {};
  const layout: JsonObject = {};
  for (const kind of Object.keys(collections) as (keyof typeof collections)[]) {
    const ids = picked.get(collections[kind]);
    if (!ids) continue;
    const part: JsonObject = {};
    for (const id of ids) {
      setOwn(part, id, (json[collections[kind]] as JsonObject)[id] as Json);
      const node = nodeIdOf({ kind, id });
      const place = node === undefined ? undefined : places[node];
      if (node !== undefined && place)
        setOwn(layout, node, { x: Math.round(place.x), y: Math.round(place.y) });
    }
    fragment[collections[kind]] = part;
  }
  if (Object.keys(layout).length > 0) fragment.layout = layout;
  return fragment;
}

/** A fragment of a manifest in a pasted text; undefined for anything else. */
export function readFragment(text: string): JsonObject | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(value)) return undefined;
  const known = Object.values(collections) as string[];
  return Object.keys(value).some(key => known.includes(key) && isObject((value as JsonObject)[key]))
    ? value
    : undefined;
}
