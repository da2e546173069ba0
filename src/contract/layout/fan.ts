import type { WorkflowGraph } from '../graph.js';
import type { AgentRole } from '../manifest/agent.js';
import { cardSize, columnPitch, margin, type Places, rowPitch } from './sizes.js';

/** The coordinator on the left, the others in a column on the right; in several columns when they are many. */
export function placeAsFan(graph: WorkflowGraph, coordinator: AgentRole): Places {
  const heads: string[] = [];
  const others: string[] = [];
  for (const [id, agent] of graph.agents) (agent.role === coordinator ? heads : others).push(id);
  const places: Places = new Map();
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
