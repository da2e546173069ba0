import { getAt, isObject, type JsonObject, type JsonPath } from '../schema/json.js';
import type { EntityKind, EntityRef } from './edit/intent.js';
import { idPattern } from './manifest/scalars.js';

/** The manifest's keyed collections, by the kind of entity that each holds. */
export const collections = {
  agent: 'agents',
  handoff: 'handoffs',
  type: 'types',
  sideEffect: 'sideEffects',
  store: 'stores',
  deadLetterQueue: 'deadLetterQueues',
} as const satisfies Record<EntityKind, string>;

/** A kind of entity in the words of a sentence. */
export const entityWords: Record<EntityKind, string> = {
  agent: 'agent',
  handoff: 'handoff',
  type: 'type',
  sideEffect: 'side effect',
  store: 'state store',
  deadLetterQueue: 'dead-letter queue',
};

/** Every kind of entity, in the order in which the manifest holds them. */
export const entityKinds = Object.keys(collections) as readonly EntityKind[];

const kindOfCollection = new Map<string, EntityKind>(entityKinds.map(kind => [collections[kind], kind]));

/** The entity that a path lies in; undefined outside the keyed collections. Layout entries belong to what they place. */
export function entityAt(path: JsonPath): EntityRef | undefined {
  const [collection, id] = path;
  if (typeof collection !== 'string' || typeof id !== 'string') return undefined;
  if (collection === 'layout') return entityOfNode(id);
  const kind = kindOfCollection.get(collection);
  return kind && { kind, id };
}

/** Where an entity stands in the manifest. */
export const pathOf = (ref: EntityRef): JsonPath => [collections[ref.kind], ref.id];

/** The id of an entity's node on the canvas; undefined for kinds that are no nodes. */
export function nodeIdOf(ref: EntityRef): string | undefined {
  if (ref.kind === 'agent') return ref.id;
  if (ref.kind === 'store') return `store:${ref.id}`;
  if (ref.kind === 'deadLetterQueue') return `queue:${ref.id}`;
  return undefined;
}

/** The entity that a canvas node stands for. */
export function entityOfNode(nodeId: string): EntityRef {
  if (nodeId.startsWith('store:')) return { kind: 'store', id: nodeId.slice(6) };
  if (nodeId.startsWith('queue:')) return { kind: 'deadLetterQueue', id: nodeId.slice(6) };
  return { kind: 'agent', id: nodeId };
}

/** True for a string that may be the id of an entity. */
export const isId = (id: string): boolean => idPattern.test(id);

/** The wanted id made valid, with the least number behind it that makes it free: `worker`, `worker-2`, `worker-3`. */
export function freshId(taken: Iterable<string>, wanted: string): string {
  const cleaned = wanted
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^[^A-Za-z]+|-+$/g, '');
  const base = cleaned.slice(0, 56) || 'item';
  // Ids that differ only in case would be one file on many disks.
  const used = new Set([...taken].map(id => id.toLowerCase()));
  if (!used.has(base.toLowerCase())) return base;
  for (let number = 2; ; number++) {
    const id = `${base.replace(/-\d+$/, '')}-${number}`;
    if (!used.has(id.toLowerCase())) return id;
  }
}

/** The ids of a kind that a manifest's json holds, in document order. */
export function idsOf(json: JsonObject | undefined, kind: EntityKind): string[] {
  const collection = getAt(json, [collections[kind]]);
  return isObject(collection) ? Object.keys(collection) : [];
}

/** A path in words: `“retry.initial” of handoff “a-to-b”`. */
export function describePath(path: JsonPath): string {
  const entity = path[0] === 'layout' ? undefined : entityAt(path);
  if (!entity) return path.length === 0 ? 'the manifest' : `“${path.join('.')}”`;
  const named = `${entityWords[entity.kind]} “${entity.id}”`;
  return path.length === 2 ? named : `“${path.slice(2).join('.')}” of ${named}`;
}
