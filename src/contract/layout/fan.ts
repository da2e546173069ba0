import type { WorkflowGraph } from '../graph.js';
import type { AgentRole } from '../manifest/agent.js';
import { cardSize, columnPitch, margin, type Places, rowPitch } from './sizes.js';

/** More than this in one column would be a tower: half of them go to the other side. */
const tallest = 6;
/** As many as two columns can hold; beyond, they stand in a block. */
const mostInPairs = 24;

/**
 * The coordinator on the left, the others in a column on the right. A dozen stand on both its sides, where no handoff
 * crosses a card; many stand in a block on the right.
 */
export function placeAsFan(graph: WorkflowGraph, coordinator: AgentRole): Places {
  const heads: string[] = [];
  const others: string[] = [];
  for (const [id, agent] of graph.agents) (agent.role === coordinator ? heads : others).push(id);
  const places: Places = new Map();
  if (others.length > tallest && others.length <= mostInPairs) return placeOnBothSides(heads, others);
  const perColumn = Math.max(8, Math.ceil(Math.sqrt(others.length * 2)));
  const rows = Math.min(others.length, perColumn);
  for (const [i, id] of others.entries()) {
    const column = Math.floor(i / perColumn);
    places.set(id, {
      x: columnPitch + column * (cardSize.agent.width + 2 * margin),
      y: (i % perColumn) * rowPitch,
    });
  }
  const middle = ((rows - 1) * rowPitch) / 2;
  for (const [i, id] of heads.entries())
    places.set(id, { x: 0, y: Math.max(0, middle) + (i - (heads.length - 1) / 2) * rowPitch });
  return places;
}

function placeOnBothSides(heads: readonly string[], others: readonly string[]): Places {
  const places: Places = new Map();
  const perSide = Math.ceil(others.length / 2);
  for (const [i, id] of others.entries()) {
    const isRight = i < perSide;
    const count = isRight ? perSide : others.length - perSide;
    const row = isRight ? i : i - perSide;
    places.set(id, { x: isRight ? columnPitch : -columnPitch, y: (row + (perSide - count) / 2) * rowPitch });
  }
  const middle = ((perSide - 1) * rowPitch) / 2;
  for (const [i, id] of heads.entries())
    places.set(id, { x: 0, y: middle + (i - (heads.length - 1) / 2) * rowPitch });
  return places;
}
