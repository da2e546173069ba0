import type { ImportedGraph, ImportNote } from '../importer.js';
import { type Choice, choosePattern, isPath } from './choose-pattern.js';
import { createIds, type Drawing } from './drawing.js';

/** A drawing in the shape that its pattern wants. */
export interface Shaped extends Drawing, Choice {}

/** Chooses the pattern, and gives an engine that calls tasks its place in it. */
export function completeShape(drawing: Drawing, { engine }: ImportedGraph): Shaped {
  if (engine && !isPath(drawing)) return orchestrate(drawing, engine);
  const choice = choosePattern(drawing);
  const guess: ImportNote = {
    kind: 'guessed',
    message: `The pattern is ${choice.pattern}: ${choice.why}.`,
  };
  return { ...drawing, ...choice, notes: [guess, ...drawing.notes] };
}

/** An engine that calls tasks one by one, and decides what comes next, becomes an agent of its own. */
function orchestrate(
  { agents, edges, notes }: Drawing,
  engine: NonNullable<ImportedGraph['engine']>,
): Shaped {
  const newId = createIds();
  for (const id of agents.keys()) newId(id, id);
  const head = newId('orchestrator', 'orchestrator');
  const all = new Map([
    [head, { key: head, description: `Decides what comes next, as ${engine.name} did`, place: engine.place }],
    ...agents,
  ]);
  return {
    pattern: 'stateful-orchestrator',
    head,
    why: '',
    agents: all,
    edges: [...agents.keys()].flatMap(id => {
      const source = edges.find(({ to }) => to === id)?.source;
      return [
        { from: head, to: id, ...(source && { source }) },
        { from: id, to: head },
      ];
    }),
    notes: [
      {
        kind: 'guessed',
        message: `The pattern is stateful-orchestrator: ${engine.name} branches, and its engine calls the tasks one by one and remembers where it is. The agent “${head}” stands for that engine.`,
        place: engine.place,
      },
      ...notes,
      ...edges.map(
        ({ from, to, source }): ImportNote => ({
          kind: 'lost',
          message: `That ${to} comes after ${from}${source?.description ? ` (${source.description})` : ''}: contracts go to and from ${head}, which has to know the order.`,
          ...(source && { place: source.place }),
        }),
      ),
    ],
  };
}
