import type { Position } from '../edit/intent.js';
import { buildGraph } from '../graph.js';
import type { Manifest } from '../manifest/workflow.js';
import { patternOf } from '../patterns/index.js';
import { removeOverlaps } from './overlaps.js';
import { cardSize, nodeKindOf, type Places } from './sizes.js';
import { placeState } from './state.js';

/** A queue that stands beside the agents: one of them that comes still further right would hand over across it. */
function isInTheWay(id: string, at: Position, usual: Places, kept: ReadonlyMap<string, Position>): boolean {
  if (nodeKindOf(id) !== 'queue') return false;
  const agents = (places: ReadonlyMap<string, Position>) =>
    [...places].filter(([other]) => nodeKindOf(other) === 'agent');
  const isBeside = agents(kept).some(([, { y }]) => y + cardSize.agent.height > at.y);
  return isBeside && agents(usual).some(([other, { x }]) => !kept.has(other) && x > at.x);
}

const nothing: ReadonlyMap<string, Position> = new Map();

/**
 * A place for every node (agents by id, stores as `store:id`, queues as `queue:id`): pinned ones where they are pinned,
 * the others as their pattern is usually drawn, and free of overlaps. Equal manifests give equal places. Nodes of
 * `kept` stay where they are shown now, unless they are pinned elsewhere.
 */
export function autoLayout(
  manifest: Manifest,
  kept: ReadonlyMap<string, Position> = nothing,
): Record<string, Position> {
  const graph = buildGraph(manifest);
  const usual: Places = patternOf(manifest.pattern).place(graph);
  placeState(manifest, graph, usual);
  // Whoever comes first keeps the place: what was there goes before what is new.
  const places: Places = new Map(
    [...kept].filter(([id, at]) => usual.has(id) && !isInTheWay(id, at, usual, kept)),
  );
  for (const [id, at] of usual) if (!places.has(id)) places.set(id, at);
  const pinned = new Set<string>();
  for (const [id, { x, y }] of Object.entries(manifest.layout ?? {})) {
    if (!places.has(id)) continue;
    pinned.add(id);
    places.set(id, { x, y });
  }
  return Object.fromEntries(removeOverlaps(places, pinned));
}
