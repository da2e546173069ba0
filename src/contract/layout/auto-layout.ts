import type { Position } from '../edit/intent.js';
import { buildGraph } from '../graph.js';
import type { Manifest } from '../manifest/workflow.js';
import { patternOf } from '../patterns/index.js';
import { removeOverlaps } from './overlaps.js';
import type { Places } from './sizes.js';
import { placeState } from './state.js';

/**
 * A place for every node (agents by id, stores as `store:id`, queues as `queue:id`): pinned ones where they are pinned,
 * the others as their pattern is usually drawn, and free of overlaps. Equal manifests give equal places.
 */
export function autoLayout(manifest: Manifest): Record<string, Position> {
  const graph = buildGraph(manifest);
  const places: Places = patternOf(manifest.pattern).place(graph);
  placeState(manifest, graph, places);
  const pinned = new Set<string>();
  for (const [id, { x, y }] of Object.entries(manifest.layout ?? {})) {
    if (!places.has(id)) continue;
    pinned.add(id);
    places.set(id, { x, y });
  }
  return Object.fromEntries(removeOverlaps(places, pinned));
}
