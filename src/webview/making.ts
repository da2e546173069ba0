import type { EntityKind, EntityRef, Intent, Position } from '../contract/edit/intent.js';
import { collections, freshId } from '../contract/index.js';
import type { AgentRole } from '../contract/manifest/agent.js';
import type { Manifest } from '../contract/manifest/workflow.js';
import type { Json } from '../schema/json.js';
import type { Designer } from './designer.js';
import { canConnect } from './soon.js';

/** What can be added besides agents. */
export type StateKind = 'store' | 'deadLetterQueue';

const manifestOf = (designer: Designer): Manifest | undefined => designer.store.get().drawing?.manifest;

const idsOf = (manifest: Manifest, kind: EntityKind): string[] =>
  Object.keys(manifest[collections[kind]] ?? {});

/** A handoff as it starts out: an object payload without fields, version 1.0.0. */
export const newHandoff = (from: string, to: string): Json => ({
  from,
  to,
  version: '1.0.0',
  payload: { type: 'object', properties: {}, required: [] },
});

/** Adds an agent of a role; with `at` it is pinned there. Returns what was added. */
export function addAgent(designer: Designer, role: AgentRole, at?: Position): EntityRef | undefined {
  const manifest = manifestOf(designer);
  if (!manifest) return undefined;
  const id = freshId(idsOf(manifest, 'agent'), role);
  const ref: EntityRef = { kind: 'agent', id };
  const place = at ?? freePlaceIfPinned(designer, manifest);
  const intent: Intent = {
    type: 'add',
    kind: 'agent',
    id,
    value: { role },
    ...(place ? { position: place } : {}),
  };
  return designer.edit(`Add ${role} ${id}`, [intent], ref) ? ref : undefined;
}

/** While nothing is pinned the automatic layout finds the place; afterwards a new card must not push others around. */
const freePlaceIfPinned = (designer: Designer, manifest: Manifest): Position | undefined =>
  Object.keys(manifest.layout ?? {}).length > 0 ? designer.view.current?.freePlace() : undefined;

/** Adds a store or a dead-letter queue. */
export function addState(designer: Designer, kind: StateKind, at?: Position): EntityRef | undefined {
  const manifest = manifestOf(designer);
  if (!manifest) return undefined;
  const isStore = kind === 'store';
  const id = freshId(idsOf(manifest, kind), isStore ? 'store' : 'dead-letters');
  const ref: EntityRef = { kind, id };
  const value = { kind: isStore ? 'redis' : 'sqs' };
  const intents: Intent[] = [{ type: 'add', kind, id, value }];
  if (at) intents.push({ type: 'move', positions: { [isStore ? `store:${id}` : `queue:${id}`]: at } });
  const label = isStore ? `Add state store ${id}` : `Add dead-letter queue ${id}`;
  return designer.edit(label, intents, ref) ? ref : undefined;
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
  const intent: Intent = { type: 'add', kind: 'handoff', id, value: newHandoff(from, to) };
  return designer.edit(`Hand off from ${from} to ${to}`, [intent], { kind: 'handoff', id });
}

/** Adds an agent at a place together with the handoff to it (and back, where the pattern wants that): one step. */
export function addFollower(designer: Designer, from: string, role: AgentRole, at: Position): boolean {
  const manifest = manifestOf(designer);
  if (!manifest) return false;
  const id = freshId(idsOf(manifest, 'agent'), role);
  const taken = idsOf(manifest, 'handoff');
  const there = freshId(taken, `${from}-to-${id}`);
  const back = freshId([...taken, there], `${id}-to-${from}`);
  const answers = manifest.pattern === 'supervisor-worker' || manifest.pattern === 'stateful-orchestrator';
  const intents: Intent[] = [
    { type: 'add', kind: 'agent', id, value: { role }, position: at },
    { type: 'add', kind: 'handoff', id: there, value: newHandoff(from, id) },
  ];
  if (answers) intents.push({ type: 'add', kind: 'handoff', id: back, value: newHandoff(id, from) });
  return designer.edit(`Add ${role} ${id} after ${from}`, intents, { kind: 'agent', id });
}
