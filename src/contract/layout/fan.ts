import type { WorkflowGraph } from '../graph.js';
import type { AgentRole } from '../manifest/agent.js';
import { cardSize, columnPitch, type Places, rowPitch } from './sizes.js';

/** More than this in one column would be a tower. */
const tallest = 6;
/** Cells of a block: between two rows run the lines to the lower and from the upper one, with their labels. */
const cell = { width: cardSize.agent.width + 40, height: cardSize.agent.height + 84 } as const;
/** Room for the spine along which the lines of a block come. */
const spine = 112;
/** A block is as wide as a window usually is beside its panels. */
const shape = 0.7;

/** The coordinator on the left, the others in a column on the right; many stand in a block, row by row. */
export function placeAsFan(graph: WorkflowGraph, coordinator: AgentRole): Places {
  const heads: string[] = [];
  const others: string[] = [];
  for (const [id, agent] of graph.agents) (agent.role === coordinator ? heads : others).push(id);
  const isBlock = others.length > tallest;
  const columns = isBlock ? Math.round(Math.sqrt(others.length * shape)) : 1;
  const left = isBlock ? cardSize.agent.width + spine : columnPitch;
  const pitch = isBlock ? cell.height : rowPitch;
  const places: Places = new Map();
  for (const [i, id] of others.entries())
    places.set(id, { x: left + (i % columns) * cell.width, y: Math.floor(i / columns) * pitch });
  const middle = ((Math.ceil(others.length / columns) - 1) * pitch) / 2;
  for (const [i, id] of heads.entries())
    places.set(id, { x: 0, y: Math.round(Math.max(0, middle) + (i - (heads.length - 1) / 2) * rowPitch) });
  return places;
}
