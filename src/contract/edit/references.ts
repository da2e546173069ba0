import {
  getOwn,
  isObject,
  type Json,
  type JsonObject,
  type JsonPath,
  parsePointer,
  toPointer,
} from '../../schema/json.js';
import { decodeUri } from '../../schema/uri.js';
import { collections, entityKinds, entityOfNode, nodeIdOf } from '../entity.js';
import { rememberAt } from '../remember.js';
import type { EntityKind, EntityRef } from './intent.js';
import { findSchemaRefs } from './schema-refs.js';

/** A place in the manifest that names an entity, other than the entity's own key. */
export interface Reference {
  readonly target: EntityRef;
  readonly path: JsonPath;
  /** Whether the key at the path names it, or the value. */
  readonly at: 'key' | 'value';
  /** What stands there once the entity is called `id`. */
  rename(id: string): string;
}

const kindOfCollection = new Map<string, EntityKind>(entityKinds.map(kind => [collections[kind], kind]));

const sameId = (id: string): string => id;

/** Every reference of a manifest, also those that lead nowhere; works on any json, whatever its shape. */
export function findReferences(json: JsonObject): Reference[] {
  const found: Reference[] = [];
  for (const key of ['checkpoints', 'eventLog']) add(found, 'store', getOwn(json, key), [key]);
  for (const collection of ['agents', 'handoffs', 'types'])
    for (const [id, entity] of entriesOf(json, collection))
      found.push(...referencesOfEntity(entity, [collection, id]));
  found.push(...layoutReferences(json), ...suppressionReferences(json));
  return found;
}

const referencesOfEntity = /* @__PURE__ */ rememberAt((entity, path): readonly Reference[] => {
  if (path[0] === 'agents') return agentReferences(entity, path);
  return path[0] === 'handoffs' ? handoffReferences(entity, path) : typeReferences(entity, path);
});

function add(
  found: Reference[],
  kind: EntityKind,
  id: Json | undefined,
  path: JsonPath,
  at: 'key' | 'value' = 'value',
): void {
  if (typeof id === 'string') found.push({ target: { kind, id }, path, at, rename: sameId });
}

function agentReferences(agent: JsonObject, path: JsonPath): Reference[] {
  const found: Reference[] = [];
  for (const [i, store] of itemsOf(agent, 'stores')) add(found, 'store', store, [...path, 'stores', i]);
  const accepts = getOwn(agent, 'accepts');
  if (isObject(accepts))
    for (const handoff of Object.keys(accepts))
      add(found, 'handoff', handoff, [...path, 'accepts', handoff], 'key');
  return found;
}

function handoffReferences(handoff: JsonObject, path: JsonPath): Reference[] {
  const found: Reference[] = [];
  add(found, 'agent', getOwn(handoff, 'from'), [...path, 'from']);
  add(found, 'agent', getOwn(handoff, 'to'), [...path, 'to']);
  add(found, 'deadLetterQueue', getOwn(handoff, 'deadLetter'), [...path, 'deadLetter']);
  for (const [i, effect] of itemsOf(handoff, 'sideEffects'))
    add(found, 'sideEffect', effect, [...path, 'sideEffects', i]);
  const context = getOwn(handoff, 'context');
  const reference = isObject(context) ? getOwn(context, 'reference') : undefined;
  if (isObject(reference))
    add(found, 'store', getOwn(reference, 'store'), [...path, 'context', 'reference', 'store']);
  for (const key of ['payload', 'workingMemory']) {
    const schema = getOwn(handoff, key);
    if (schema !== undefined) found.push(...typeReferences(schema, [...path, key]));
  }
  return found;
}

function typeReferences(schema: Json, path: JsonPath): Reference[] {
  return findSchemaRefs(schema, path).flatMap(({ ref, path: at }) => {
    const entity = entityOfRef(ref);
    return entity ? [{ ...entity, path: at, at: 'value' as const }] : [];
  });
}

/** What a `$ref` into this document names: a type, or a handoff whose payload it shares; what follows the id stays as it is. */
export function entityOfRef(ref: string): Pick<Reference, 'target' | 'rename'> | undefined {
  const [root, collection = '', key, ...rest] = ref.split('/');
  if (root !== '#' || key === undefined) return undefined;
  const kind =
    collection === 'types' || collection === 'handoffs' ? kindOfCollection.get(collection) : undefined;
  const [id, ...others] = parsePointer(`/${decodeUri(key)}`) ?? [];
  if (!kind || id === undefined || others.length > 0) return undefined;
  return {
    target: { kind, id },
    rename: to => [`#${toPointer([collection, to])}`, ...rest].join('/'),
  };
}

function layoutReferences(json: JsonObject): Reference[] {
  const layout = getOwn(json, 'layout');
  if (!isObject(layout)) return [];
  return Object.keys(layout).map(node => {
    const target = entityOfNode(node);
    return {
      target,
      path: ['layout', node],
      at: 'key' as const,
      rename: (id: string) => nodeIdOf({ ...target, id }) ?? id,
    };
  });
}

function suppressionReferences(json: JsonObject): Reference[] {
  return itemsOf(json, 'suppress').flatMap(([i, suppression]) => {
    const pointer = isObject(suppression) ? getOwn(suppression, 'path') : undefined;
    const keys = typeof pointer === 'string' ? (parsePointer(pointer) ?? []) : [];
    return keys.flatMap((id, at): Reference[] => {
      const kind = kindOfKey(keys, at);
      const rename = (to: string) => toPointer(keys.with(at, to));
      return kind ? [{ target: { kind, id }, path: ['suppress', i, 'path'], at: 'value', rename }] : [];
    });
  });
}

/** The kind of entity that a key of a path names: the one the path leads into, or the handoff of an accepted range. */
function kindOfKey(keys: readonly string[], at: number): EntityKind | undefined {
  if (at === 1) return kindOfCollection.get(keys[0] ?? '');
  return at === 3 && keys[0] === 'agents' && keys[2] === 'accepts' ? 'handoff' : undefined;
}

function* entriesOf(json: JsonObject, key: string): Generator<[id: string, entity: JsonObject]> {
  const collection = getOwn(json, key);
  if (!isObject(collection)) return;
  for (const id of Object.keys(collection)) {
    const entity = collection[id];
    if (isObject(entity)) yield [id, entity];
  }
}

function itemsOf(json: JsonObject, key: string): [number, Json][] {
  const list = getOwn(json, key);
  return Array.isArray(list) ? [...list.entries()] : [];
}
