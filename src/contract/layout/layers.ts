import type { WorkflowGraph } from '../graph.js';
import { cardSize, columnPitch, type Places, rowPitch } from './sizes.js';

/** Longer chains than this go on in a second row, as lines of a text do: names stay readable with everything in view. */
const longestRow = 3;
/** Between two rows runs the line from the end of one to the start of the next. */
const wrappedRow = cardSize.agent.height + 108;

/** Columns from left to right along the handoffs; handoffs that go back are ignored. A chain becomes a row. */
export function placeInLayers(graph: WorkflowGraph): Places {
  const layers = sortLayers(graph, layersOf(graph));
  const places: Places = new Map();
  if (layers.length > longestRow && layers.every(layer => layer.length === 1)) {
    const rows = Math.round(Math.sqrt(layers.length * 1.6));
    const perRow = Math.max(layers.length > 4 ? 3 : 2, Math.ceil(layers.length / rows));
    for (const [i, [id]] of layers.entries())
      places.set(id as string, { x: (i % perRow) * columnPitch, y: Math.floor(i / perRow) * wrappedRow });
    return places;
  }
  const tallest = Math.max(0, ...layers.map(layer => layer.length));
  for (const [column, layer] of layers.entries())
    for (const [row, id] of layer.entries())
      places.set(id, { x: column * columnPitch, y: (row + (tallest - layer.length) / 2) * rowPitch });
  return places;
}

/** Each agent's layer is the longest way to it, found without following handoffs that close a cycle. */
function layersOf(graph: WorkflowGraph): string[][] {
  const back = backEdges(graph);
  const waiting = new Map<string, number>();
  for (const [id, incoming] of graph.incoming)
    waiting.set(id, incoming.filter(handoff => !back.has(handoff)).length);
  const depth = new Map<string, number>();
  const ready = [...waiting].filter(([, count]) => count === 0).map(([id]) => id);
  for (let i = 0; i < ready.length; i++) {
    const id = ready[i] as string;
    for (const handoff of graph.outgoing.get(id) ?? []) {
      const to = graph.handoffs.get(handoff)?.to;
      if (to === undefined || back.has(handoff)) continue;
      depth.set(to, Math.max(depth.get(to) ?? 0, (depth.get(id) ?? 0) + 1));
      const left = (waiting.get(to) ?? 1) - 1;
      waiting.set(to, left);
      if (left === 0) ready.push(to);
    }
  }
  const layers: string[][] = [];
  for (const id of graph.agents.keys()) {
    const at = depth.get(id) ?? 0;
    while (layers.length <= at) layers.push([]);
    layers[at]?.push(id);
  }
  return layers;
}

/** Handoffs that lead back to an agent on the way to them (depth first, without recursion). */
function backEdges(graph: WorkflowGraph): Set<string> {
  const back = new Set<string>();
  const state = new Map<string, 'open' | 'done'>();
  for (const start of graph.agents.keys()) {
    if (state.has(start)) continue;
    const stack = [{ id: start, next: 0 }];
    state.set(start, 'open');
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const handoff = graph.outgoing.get(top.id)?.[top.next++];
      if (handoff === undefined) {
        state.set(top.id, 'done');
        stack.pop();
        continue;
      }
      const to = graph.handoffs.get(handoff)?.to;
      if (to === undefined) continue;
      const seen = state.get(to);
      if (seen === 'open') back.add(handoff);
      else if (seen === undefined) {
        state.set(to, 'open');
        stack.push({ id: to, next: 0 });
      }
    }
  }
  return back;
}

/** Two sweeps of the barycentre heuristic: an agent goes beside those who hand over to it. */
function sortLayers(graph: WorkflowGraph, layers: string[][]): string[][] {
  const rank = new Map<string, number>();
  const remember = (layer: readonly string[]) => {
    for (const [i, id] of layer.entries()) rank.set(id, i - layer.length / 2);
  };
  for (const layer of layers) remember(layer);
  for (let sweep = 0; sweep < 2; sweep++)
    for (const layer of layers.slice(1)) {
      const weight = new Map(layer.map((id, i) => [id, barycentre(graph, rank, id) ?? i - layer.length / 2]));
      layer.sort((a, b) => (weight.get(a) as number) - (weight.get(b) as number));
      remember(layer);
    }
  return layers;
}

function barycentre(graph: WorkflowGraph, rank: ReadonlyMap<string, number>, id: string): number | undefined {
  const ranks = (graph.incoming.get(id) ?? []).flatMap(
    handoff => rank.get(graph.handoffs.get(handoff)?.from ?? '') ?? [],
  );
  return ranks.length === 0 ? undefined : ranks.reduce((sum, each) => sum + each, 0) / ranks.length;
}
