import { getOwn } from '../../schema/json.js';
import type { Intent } from '../edit/intent.js';
import { freshId } from '../entity.js';
import type { Manifest } from '../manifest/workflow.js';

/** The id of a handoff that goes another way: a name made of its ends changes with them, any other stays. */
export function reroutedId(
  manifest: Manifest,
  id: string,
  from: string,
  to: string,
  taken: Iterable<string>,
): string {
  const handoff = getOwn(manifest.handoffs, id);
  const isNamedByEnds = handoff !== undefined && id === `${handoff.from}-to-${handoff.to}`;
  return isNamedByEnds ? freshId(taken, `${from}-to-${to}`) : id;
}

/** The intents that lead a handoff another way; its contract stays, and so does the range that a receiver accepts. */
export function rerouteIntents(
  manifest: Manifest,
  id: string,
  name: string,
  from: string,
  to: string,
): Intent[] {
  const handoff = getOwn(manifest.handoffs, id);
  if (!handoff) return [];
  const range = getOwn(getOwn(manifest.agents, handoff.to)?.accepts ?? {}, id);
  const intents: Intent[] = [];
  if (handoff.from !== from) intents.push({ type: 'set', path: ['handoffs', id, 'from'], value: from });
  if (handoff.to !== to) {
    intents.push({ type: 'set', path: ['handoffs', id, 'to'], value: to });
    if (range !== undefined) intents.push({ type: 'unset', path: ['agents', handoff.to, 'accepts', id] });
  }
  if (name !== id) intents.push({ type: 'rename', kind: 'handoff', id, to: name });
  if (handoff.to !== to && range !== undefined)
    intents.push({ type: 'set', path: ['agents', to, 'accepts', name], value: range });
  return intents;
}
