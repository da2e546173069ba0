import {
  getOwn,
  isObject,
  type Json,
  type JsonObject,
  type JsonPath,
  parsePointer,
  toPointer,
} from '../../schema/json.js';
import { collections, entityKinds, entityOfNode, nodeIdOf } from '../entity.js';
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
  const add = (kind: EntityKind, id: Json | undefined, path: JsonPath, at: 'key' | 'value' = 'value') => {
    if (typeof id === 'string') found.push({ target: { kind, id }, path, at, rename: sameId });
  };
  add('store', getOwn(json, 'checkpoints'), ['checkpoints']);
  add('store', getOwn(json, 'eventLog'), ['eventLog']);
  for (const [id, agent] of entriesOf(json, 'agents')) {
    const path = ['agents', id];
    for (const [i, store] of itemsOf(agent, 'stores')) add('store', store, [...path, 'stores', i]);
    const accepts = getOwn(agent, 'accepts');
    if (isObject(accepts))
      for (const handoff of Object.keys(accepts))
        add('handoff', handoff, [...path, 'accepts', handoff], 'key');
  }
  for (const [id, handoff] of entriesOf(json, 'handoffs')) {
    const path = ['handoffs', id];
    add('agent', getOwn(handoff, 'from'), [...path, 'from']);
    add('agent', getOwn(handoff, 'to'), [...path, 'to']);
    add('deadLetterQueue', getOwn(handoff, 'deadLetter'), [...path, 'deadLetter']);
    for (const [i, effect] of itemsOf(handoff, 'sideEffects'))
      add('sideEffect', effect, [...path, 'sideEffects', i]);
    const context = getOwn(handoff, 'context');
    const reference = isObject(context) ? getOwn(context, 'reference') : undefined;
    if (isObject(reference))
      add('store', getOwn(reference, 'store'), [...path, 'context', 'reference', 'store']);
    for (const key of ['payload', 'workingMemory']) {
      const schema = getOwn(handoff, key);
      if (schema !== undefined) found.push(...typeReferences(schema, [...path, key]));
    }
  }
  const types = getOwn(json, 'types');
  if (isObject(types))
    for (const id of Object.keys(types)) found.push(...typeReferences(types[id] as Json, ['types', id]));
  found.push(...layoutReferences(json), ...suppressionReferences(json));
  return found;
}

function typeReferences(schema: Json, path: JsonPath): Reference[] {
  return findSchemaRefs(schema, path).flatMap(({ ref, path: at }) => {
    const keys = ref.startsWith('#/types/') ? parsePointer(ref.slice(1)) : undefined;
    const id = keys?.[1];
    if (!keys || id === undefined) return [];
    const rename = (to: string) => `#${toPointer(['types', to, ...keys.slice(2)])}`;
    return [{ target: { kind: 'type' as const, id }, path: at, at: 'value' as const, rename }];
  });
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
    const keys = typeof pointer === 'string' ? parsePointer(pointer) : undefined;
    const kind = kindOfCollection.get(keys?.[0] ?? '');
    const id = keys?.[1];
    if (!keys || !kind || id === undefined) return [];
    const rename = (to: string) => toPointer([keys[0] as string, to, ...keys.slice(2)]);
    return [{ target: { kind, id }, path: ['suppress', i, 'path'], at: 'value' as const, rename }];
  });
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
