import type { ImportedGraph, ImportNote } from '../importer.js';
import { type Choice, choosePattern, isPath } from './choose-pattern.js';
import type { Drawing, Edge } from './drawing.js';

/** A drawing in the shape that its pattern wants. */
export interface Shaped extends Drawing, Choice {}

/** Chooses the pattern, and adds the handoffs that its shape needs. */
export function completeShape(drawing: Drawing, { engine }: ImportedGraph): Shaped {
  if (engine && !isPath(drawing)) return orchestrate(drawing, engine);
  const choice = choosePattern(drawing);
  const guess: ImportNote = {
    kind: 'guessed',
    message: `The pattern is ${choice.pattern}: ${choice.why}.`,
  };
  const { agents, edges, notes } = drawing;
  if (choice.head === undefined) return { ...drawing, ...choice, notes: [guess, ...notes] };
  const made = roundTrips(
    choice.head,
    [...agents].filter(([, { human }]) => !human).map(([id]) => id),
    edges,
  );
  return {
    ...choice,
    agents,
    edges: [...edges, ...made],
    notes: [
      guess,
      ...notes,
      ...made.map(
        ({ from, to }): ImportNote => ({
          kind: 'added',
          message: `A handoff from ${from} to ${to}, so that each worker gets work and returns its results.`,
        }),
      ),
    ],
  };
}

/** The handoffs that workers lack, to and from the head. */
function roundTrips(head: string, ids: readonly string[], edges: readonly Edge[]): Edge[] {
  const has = (from: string, to: string) => edges.some(edge => edge.from === from && edge.to === to);
  return ids
    .filter(id => id !== head)
    .flatMap(id => [
      ...(has(head, id) ? [] : [{ from: head, to: id }]),
      ...(has(id, head) ? [] : [{ from: id, to: head }]),
    ]);
}

/** An engine that calls tasks one by one, and decides what comes next, becomes an agent of its own. */
function orchestrate(
  { agents, edges, notes }: Drawing,
  engine: NonNullable<ImportedGraph['engine']>,
): Shaped {
  const taken = new Set([...agents.keys()].map(id => id.toLowerCase()));
  let head = 'orchestrator';
  for (let number = 2; taken.has(head); number++) head = `orchestrator-${number}`;
  const all = new Map([
    [head, { key: head, description: `Decides what comes next, as ${engine.name} did`, place: engine.place }],
    ...agents,
  ]);
  return {
    pattern: 'stateful-orchestrator',
    head,
    why: '',
    agents: all,
    edges: roundTrips(head, [...agents.keys()], []).map(edge => ({
      ...edge,
      ...(edge.from === head && { source: edges.find(({ to }) => to === edge.to)?.source }),
    })) as Edge[],
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
