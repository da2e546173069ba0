import type { WorkflowGraph } from '../graph.js';
import type { Manifest } from '../manifest/workflow.js';
import { boundsOf, cardSize, margin, type Places } from './sizes.js';

const below = 88;
const tallestStack = 3;

/** Gives places to stores and queues that have none: stores below the agents that use them, queues on the right. */
export function placeState(manifest: Manifest, graph: WorkflowGraph, places: Places): void {
  const box = boundsOf(places);
  let x = box.left;
  let stack = { wanted: Number.NaN, x: 0, count: 0 };
  for (const id of sortStores(manifest, graph)) {
    const node = `store:${id}`;
    if (places.has(node)) continue;
    const users = graph.links.flatMap(link =>
      link.kind === 'agent-store' && link.store === id ? [link.agent] : [],
    );
    const wanted = middleOf(places, users) ?? box.left + (cardSize.agent.width - cardSize.store.width) / 2;
    // Stores of the same users stand below each other: their lines then have the space beside them.
    if (stack.wanted === wanted && stack.count < tallestStack) {
      const y = box.bottom + below + stack.count++ * (cardSize.store.height + margin);
      places.set(node, { x: stack.x, y });
      continue;
    }
    x = Math.max(x, Math.round(wanted));
    places.set(node, { x, y: box.bottom + below });
    stack = { wanted, x, count: 1 };
    x += cardSize.store.width + 2 * margin;
  }
  // Beside a wide workflow a queue would make it wider still, and everything in view smaller.
  if (box.right - box.left > 2.2 * (box.bottom - box.top)) {
    for (const id of graph.queues.keys()) {
      const node = `queue:${id}`;
      if (places.has(node)) continue;
      const xs = receiversOf(graph, id).flatMap(agent => places.get(agent)?.x ?? []);
      const wanted = xs.length === 0 ? x : xs.reduce((sum, each) => sum + each, 0) / xs.length;
      x = Math.max(x, Math.round(wanted + (cardSize.agent.width - cardSize.queue.width) / 2));
      places.set(node, { x, y: box.bottom + below });
      x += cardSize.queue.width + 2 * margin;
    }
    return;
  }
  const right = Math.max(box.right, x) + 120;
  let y = Number.NEGATIVE_INFINITY;
  for (const id of graph.queues.keys()) {
    const node = `queue:${id}`;
    if (places.has(node)) continue;
    const heights = receiversOf(graph, id).flatMap(agent => places.get(agent)?.y ?? []);
    const wanted =
      heights.length === 0 ? box.bottom : heights.reduce((sum, each) => sum + each, 0) / heights.length;
    y = Math.max(y, Math.round(wanted + (cardSize.agent.height - cardSize.queue.height) / 2));
    places.set(node, { x: right, y });
    y += cardSize.queue.height + 2 * margin;
  }
}

/** The agents whose undelivered handoffs go to a queue. */
const receiversOf = (graph: WorkflowGraph, queue: string): string[] =>
  graph.links.flatMap(link =>
    link.kind === 'handoff-queue' && link.queue === queue ? (graph.handoffs.get(link.handoff)?.to ?? []) : [],
  );

/** The event log first: it stands right below its orchestrator. */
function sortStores({ eventLog }: Manifest, graph: WorkflowGraph): string[] {
  const ids = [...graph.stores.keys()];
  return eventLog === undefined
    ? ids
    : [...ids.filter(id => id === eventLog), ...ids.filter(id => id !== eventLog)];
}

/** The x at which a store stands in the middle below its users; below the leftmost where they are spread widely. */
function middleOf(places: Places, users: readonly string[]): number | undefined {
  const xs = users.flatMap(agent => places.get(agent)?.x ?? []);
  if (xs.length === 0) return undefined;
  return Math.min(...xs) + (cardSize.agent.width - cardSize.store.width) / 2;
}
