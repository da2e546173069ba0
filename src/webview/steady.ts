import type { Position } from '../contract/edit/intent.js';
import { entityOfNode } from '../contract/index.js';
import type { Manifest } from '../contract/manifest/workflow.js';
import type { Drawing } from './drawing.js';

/**
 * The cards that stay where they are shown when a document changes: adding one moves no other. An agent without any
 * handoff is still loose, and finds its place when it gets its first. Another pattern, or mostly new cards, is another
 * picture: undefined then.
 */
export function placesToKeep(before: Drawing, manifest: Manifest): ReadonlyMap<string, Position> | undefined {
  if (before.manifest.pattern !== manifest.pattern) return undefined;
  const kept = new Map<string, Position>();
  const ids = nodeIds(manifest);
  const known = new Set(before.flow.nodes.map(({ id }) => id));
  const wasConnected = connected(before.manifest);
  const isConnected = connected(manifest);
  const renamed = renamedNode(known, ids);
  for (const { id, position, pinned } of before.flow.nodes) {
    const now = renamed?.from === id ? renamed.to : id;
    const isSettled = wasConnected.has(id) || !isConnected.has(now) || entityOfNode(id).kind !== 'agent';
    // A card that was given back to the automatic layout goes where that puts it.
    const isPlaced = pinned || Object.hasOwn(manifest.layout ?? {}, now);
    if (ids.has(now) && isSettled && !isPlaced) kept.set(now, position);
  }
  const fresh = [...ids].filter(id => !known.has(id)).length;
  return fresh > known.size ? undefined : kept;
}

function nodeIds({ agents, stores, deadLetterQueues }: Manifest): Set<string> {
  return new Set([
    ...Object.keys(agents),
    ...Object.keys(stores ?? {}).map(id => `store:${id}`),
    ...Object.keys(deadLetterQueues ?? {}).map(id => `queue:${id}`),
  ]);
}

/** The agents that hand over or take over. */
const connected = ({ handoffs }: Manifest): Set<string> =>
  new Set(Object.values(handoffs).flatMap(({ from, to }) => [from, to]));

/** The one node that went and the one of its kind that came: a new name for the same card. */
function renamedNode(
  known: ReadonlySet<string>,
  ids: ReadonlySet<string>,
): { readonly from: string; readonly to: string } | undefined {
  const [from, ...otherGone] = [...known].filter(id => !ids.has(id));
  const [to, ...otherCome] = [...ids].filter(id => !known.has(id));
  if (from === undefined || to === undefined || otherGone.length > 0 || otherCome.length > 0)
    return undefined;
  return entityOfNode(from).kind === entityOfNode(to).kind ? { from, to } : undefined;
}
