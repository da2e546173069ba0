import {
  equalJson,
  getAt,
  getOwn,
  isObject,
  type Json,
  type JsonObject,
  setOwn,
} from '../../../schema/json.js';
import {
  collections,
  describePath,
  entityKinds,
  freshId,
  idsOf,
  isId,
  nodeIdOf,
  pathOf,
} from '../../entity.js';
import type { Change } from '../change.js';
import type { EntityKind, EntityRef, Intent } from '../intent.js';
import { entityOfRef } from '../references.js';
import { mapSchemaRefs } from '../schema-refs.js';
import { planMove } from './layout.js';
import { type Plan, type Planner, refuse } from './plan.js';

/** What may be shared instead of copied, when the manifest already holds the same under the same id. */
const shareable: ReadonlySet<EntityKind> = new Set(['type', 'sideEffect', 'store', 'deadLetterQueue']);

/** Pastes a piece of a manifest: ids that are taken become new ones, everywhere inside the piece. */
export const planPaste: Planner<Extract<Intent, { type: 'paste' }>> = ({ fragment, offset }, json) => {
  if (!isObject(fragment))
    return refuse('This is no piece of a manifest: copy agents or handoffs, then paste them.');
  const names = nameEntities(fragment, json);
  const additions: { ref: EntityRef; value: Json }[] = [];
  for (const [kind, ids] of names)
    for (const [id, name] of ids) {
      const value = getAt(fragment, pathOf({ kind, id })) as Json;
      const adapted = adapt(kind, value, names, json);
      const shared = shareable.has(kind) && name === id && getAt(json, pathOf({ kind, id })) !== undefined;
      if (adapted !== undefined && !shared) additions.push({ ref: { kind, id: name }, value: adapted });
    }
  if (additions.length === 0) return refuse('There is nothing to paste here: copy agents or handoffs first.');
  const inserted = insertAll(additions, json);
  if ('refusal' in inserted) return inserted;
  const positions = positionsOf(fragment, names, offset ?? { x: 0, y: 0 });
  const moved = planMove({ type: 'move', positions }, json);
  return 'refusal' in moved ? moved : { changes: [...inserted.changes, ...moved.changes] };
};

type Names = ReadonlyMap<EntityKind, ReadonlyMap<string, string>>;

/** The id that each entity of the fragment gets. */
function nameEntities(fragment: JsonObject, json: JsonObject): Names {
  const names = new Map<EntityKind, Map<string, string>>();
  for (const kind of entityKinds) {
    const taken = new Set(idsOf(json, kind));
    const ids = new Map<string, string>();
    for (const id of idsOf(fragment, kind)) {
      const present = getAt(json, pathOf({ kind, id }));
      const value = getAt(fragment, pathOf({ kind, id })) as Json;
      const isShared = shareable.has(kind) && present !== undefined && equalJson(present, value);
      const name = isShared || (isId(id) && !taken.has(id)) ? id : freshId(taken, id);
      taken.add(name);
      ids.set(id, name);
    }
    names.set(kind, ids);
  }
  return names;
}

/** An entity with its references renamed; undefined for a handoff with an end that exists nowhere. */
function adapt(kind: EntityKind, value: Json, names: Names, json: JsonObject): Json | undefined {
  const nameOf = (target: EntityKind, id: Json | undefined): string | undefined => {
    if (typeof id !== 'string') return undefined;
    return (
      names.get(target)?.get(id) ?? (getAt(json, pathOf({ kind: target, id })) === undefined ? undefined : id)
    );
  };
  const mapRef = (ref: string): string => {
    const entity = entityOfRef(ref);
    const name = entity && nameOf(entity.target.kind, entity.target.id);
    return entity && name !== undefined ? entity.rename(name) : ref;
  };
  if (kind === 'type') return mapSchemaRefs(value, mapRef);
  if (!isObject(value)) return value;
  const keepNamed = (target: EntityKind, list: Json | undefined) =>
    Array.isArray(list) ? list.flatMap(id => nameOf(target, id) ?? []) : undefined;
  const changed: JsonObject = {};
  if (kind === 'agent') {
    const stores = keepNamed('store', getOwn(value, 'stores'));
    const accepts = getOwn(value, 'accepts');
    if (stores) changed.stores = stores;
    if (isObject(accepts)) {
      // Ranges are for handoffs that come along; the others do not lead to the copy.
      const handoffs = names.get('handoff');
      const kept = Object.entries(accepts).flatMap(([id, range]) =>
        handoffs?.has(id) ? [[handoffs.get(id) as string, range]] : [],
      );
      changed.accepts = Object.fromEntries(kept);
    }
  }
  if (kind === 'handoff') {
    const from = nameOf('agent', getOwn(value, 'from'));
    const to = nameOf('agent', getOwn(value, 'to'));
    if (from === undefined || to === undefined) return undefined;
    Object.assign(changed, { from, to });
    const effects = keepNamed('sideEffect', getOwn(value, 'sideEffects'));
    if (effects) changed.sideEffects = effects;
    const queue = nameOf('deadLetterQueue', getOwn(value, 'deadLetter'));
    if (queue !== undefined) changed.deadLetter = queue;
    for (const key of ['payload', 'workingMemory']) {
      const schema = getOwn(value, key);
      if (schema !== undefined) changed[key] = mapSchemaRefs(schema, mapRef);
    }
    const context = getOwn(value, 'context');
    const reference = isObject(context) ? getOwn(context, 'reference') : undefined;
    const store = isObject(reference) ? nameOf('store', getOwn(reference, 'store')) : undefined;
    if (isObject(context) && isObject(reference) && store !== undefined)
      changed.context = { ...context, reference: { ...reference, store } };
  }
  const result: JsonObject = {};
  for (const key of Object.keys(value)) setOwn(result, key, getOwn(changed, key) ?? (value[key] as Json));
  return result;
}

function insertAll(additions: readonly { ref: EntityRef; value: Json }[], json: JsonObject): Plan {
  const changes: Change[] = [];
  for (const kind of entityKinds) {
    const added = additions.filter(({ ref }) => ref.kind === kind);
    if (added.length === 0) continue;
    const path = [collections[kind]];
    const present = getOwn(json, collections[kind]);
    if (isObject(present))
      changes.push(...added.map(({ ref, value }) => ({ type: 'insert' as const, path: pathOf(ref), value })));
    else if (present === undefined) {
      const collection = Object.fromEntries(added.map(({ ref, value }) => [ref.id, value]));
      changes.push({ type: 'insert', path, value: collection });
    } else return refuse(`${describePath(path)} is no object, so nothing can be pasted into it.`);
  }
  return { changes };
}

function positionsOf(fragment: JsonObject, names: Names, offset: { x: number; y: number }) {
  const positions: Record<string, { x: number; y: number }> = {};
  const layout = getOwn(fragment, 'layout');
  if (!isObject(layout)) return positions;
  for (const kind of ['agent', 'store', 'deadLetterQueue'] as const)
    for (const [id, name] of names.get(kind) ?? []) {
      const position = getOwn(layout, nodeIdOf({ kind, id }) ?? id);
      const node = nodeIdOf({ kind, id: name });
      if (!isObject(position) || node === undefined) continue;
      const { x, y } = position;
      if (typeof x === 'number' && typeof y === 'number')
        positions[node] = { x: x + offset.x, y: y + offset.y };
    }
  return positions;
}
