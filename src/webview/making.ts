import type { EntityKind, EntityRef, Intent, Position } from '../contract/edit/intent.js';
import {
  canConnect,
  canLead,
  collections,
  connectIntents,
  freshId,
  patternOf,
  reroutedId,
  rerouteIntents,
  startAgent,
} from '../contract/index.js';
import type { AgentRole } from '../contract/manifest/agent.js';
import type { DeadLetterQueue, Store } from '../contract/manifest/state.js';
import type { Manifest } from '../contract/manifest/workflow.js';
import { getAt } from '../schema/json.js';
import type { Designer } from './designer.js';

/** What can be added besides agents. */
export type StateKind = 'store' | 'deadLetterQueue';

const manifestOf = (designer: Designer): Manifest | undefined => designer.store.get().drawing?.manifest;

const idsOf = (manifest: Manifest, kind: EntityKind): string[] =>
  Object.keys(manifest[collections[kind]] ?? {});

/** Adds an agent of a role; with `at` it is pinned there. Returns what was added. */
export function addAgent(designer: Designer, role: AgentRole, at?: Position): EntityRef | undefined {
  const manifest = manifestOf(designer);
  if (!manifest) return undefined;
  const id = freshId(idsOf(manifest, 'agent'), role);
  const ref: EntityRef = { kind: 'agent', id };
  const place = at ?? freePlaceIfPinned(designer, manifest);
  const intents: Intent[] = [
    {
      type: 'add',
      kind: 'agent',
      id,
      value: startAgent(manifest, role),
      ...(place ? { position: place } : {}),
    },
  ];
  return designer.edit(`Add ${id}`, intents, ref) ? ref : undefined;
}

/** While nothing is pinned the automatic layout finds the place; afterwards a new card must not push others around. */
const freePlaceIfPinned = (designer: Designer, manifest: Manifest): Position | undefined =>
  Object.keys(manifest.layout ?? {}).length > 0 ? designer.view.current?.freePlace() : undefined;

/** Adds a store or a dead-letter queue. */
export function addState(
  designer: Designer,
  kind: StateKind,
  at?: Position,
  of?: Store['kind'] | DeadLetterQueue['kind'],
): EntityRef | undefined {
  const manifest = manifestOf(designer);
  if (!manifest) return undefined;
  const isStore = kind === 'store';
  const id = freshId(idsOf(manifest, kind), isStore ? 'store' : 'dead-letters');
  const ref: EntityRef = { kind, id };
  const value = { kind: of ?? (isStore ? 'redis' : 'sqs') };
  const intents: Intent[] = [{ type: 'add', kind, id, value }];
  if (at) intents.push({ type: 'move', positions: { [isStore ? `store:${id}` : `queue:${id}`]: at } });
  const label = isStore ? `Add state store ${id}` : `Add dead-letter queue ${id}`;
  return designer.edit(label, intents, ref) ? ref : undefined;
}

/** Adds a named payload type without fields, or one that a handoff's inline payload becomes. */
export function addType(designer: Designer): EntityRef | undefined {
  const manifest = manifestOf(designer);
  if (!manifest) return undefined;
  const ref: EntityRef = { kind: 'type', id: freshId(idsOf(manifest, 'type'), 'Payload') };
  const value = { type: 'object', properties: {}, required: [] };
  return designer.edit(`Add type ${ref.id}`, [{ type: 'add', ...ref, value }], ref) ? ref : undefined;
}

/** Adds a side effect whose system and operation are still to be named. */
export function addSideEffect(designer: Designer): EntityRef | undefined {
  const manifest = manifestOf(designer);
  if (!manifest) return undefined;
  const ref: EntityRef = { kind: 'sideEffect', id: freshId(idsOf(manifest, 'sideEffect'), 'side-effect') };
  const value = {
    system: 'crm',
    operation: 'records.update',
    class: 'compensatable',
    compensation: 'records.restore',
  };
  return designer.edit(`Add side effect ${ref.id}`, [{ type: 'add', ...ref, value }], ref) ? ref : undefined;
}

/** Turns a handoff's inline payload into a named type and refers to it. */
export function namePayload(designer: Designer, handoffId: string): EntityRef | undefined {
  const manifest = manifestOf(designer);
  const json = designer.store.get().parsed?.json;
  const payload = getAt(json, ['handoffs', handoffId, 'payload']);
  if (!manifest || payload === undefined) return undefined;
  const words = handoffId.split(/[^A-Za-z0-9]+/).filter(Boolean);
  const wanted = words.map(word => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  const ref: EntityRef = { kind: 'type', id: freshId(idsOf(manifest, 'type'), wanted) };
  const intents: Intent[] = [
    { type: 'add', ...ref, value: payload },
    { type: 'set', path: ['handoffs', handoffId, 'payload'], value: { $ref: `#/types/${ref.id}` } },
  ];
  return designer.edit(`Name the payload of ${handoffId} ${ref.id}`, intents) ? ref : undefined;
}

/** Adds a handoff between two agents, or says why there cannot be one. */
export function handOff(designer: Designer, from: string, to: string): boolean {
  const manifest = manifestOf(designer);
  if (!manifest) return false;
  const verdict = canConnect(manifest, from, to);
  if (!verdict.ok) {
    designer.store.dispatch({ type: 'notice', tone: 'refused', text: verdict.reason });
    return false;
  }
  const id = verdict.suggestedId;
  const intents = connectIntents(manifest, from, to, id);
  return designer.edit(`Hand off from ${from} to ${to}`, intents, { kind: 'handoff', id });
}

/** Leads a handoff to another receiver with the contract that it has, or says why that cannot be. */
export function leadTo(designer: Designer, id: string, to: string): boolean {
  const manifest = manifestOf(designer);
  const handoff = manifest && Object.hasOwn(manifest.handoffs, id) ? manifest.handoffs[id] : undefined;
  if (!manifest || !handoff) return false;
  const verdict = canLead(manifest, id, to);
  if (!verdict.ok) {
    designer.store.dispatch({ type: 'notice', tone: 'refused', text: verdict.reason });
    return false;
  }
  const name = reroutedId(manifest, id, handoff.from, to, Object.keys(manifest.handoffs));
  const intents = rerouteIntents(manifest, id, name, handoff.from, to);
  return designer.edit(`Lead ${id} to ${to}`, intents, { kind: 'handoff', id: name });
}

/** Adds an agent, at a place where one is given, together with the handoff to it (and back, where the pattern wants that): one step. */
export function addFollower(designer: Designer, from: string, role: AgentRole, at?: Position): boolean {
  const manifest = manifestOf(designer);
  if (!manifest) return false;
  const id = freshId(idsOf(manifest, 'agent'), role);
  const grown: Manifest = { ...manifest, agents: { ...manifest.agents, [id]: { role } } };
  const verdict = canConnect(grown, from, id);
  if (!verdict.ok) {
    designer.store.dispatch({ type: 'notice', tone: 'refused', text: verdict.reason });
    return false;
  }
  const place = at ?? freePlaceIfPinned(designer, manifest);
  const intents: Intent[] = [
    {
      type: 'add',
      kind: 'agent',
      id,
      value: startAgent(manifest, role),
      ...(place ? { position: place } : {}),
    },
    ...connectIntents(grown, from, id),
  ];
  const isLed = manifest.agents[from]?.role === patternOf(manifest.pattern).coordinator;
  if (isLed) intents.push(...connectIntents(grown, id, from));
  return designer.edit(`Add ${id} after ${from}`, intents, { kind: 'agent', id });
}
