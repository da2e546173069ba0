import type { Place } from '../../contract/text/places.js';
import type { Json } from '../../schema/json.js';
import type { ImportedAgent, ImportedGraph, ImportedHandoff, ImportNote } from '../importer.js';

/** Where a step leads to, and under which condition. */
export interface Next {
  readonly to: string;
  readonly label?: string;
}

/** A step of a workflow: work that an agent does, or a decision, a wait, a block. */
export interface Step {
  /** Set for work; the rest is passed through. */
  readonly agent?: ImportedAgent;
  readonly next: readonly Next[];
  readonly place: Place;
  /** What the step’s input has to be. */
  readonly payload?: Json;
  readonly retry?: ImportedHandoff['retry'];
}

/** Makes handoffs of the ways between steps that are work; what stands between is passed through. */
export function handoffsOf(steps: ReadonlyMap<string, Step>): ImportedHandoff[] {
  const handoffs: ImportedHandoff[] = [];
  for (const [from, step] of steps) {
    if (!step.agent) continue;
    const seen = new Set<string>();
    const waiting = [...step.next].reverse();
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const target = steps.get(next.to);
      if (!target || seen.has(next.to)) continue;
      seen.add(next.to);
      if (target.agent && next.to !== from)
        handoffs.push({
          from,
          to: next.to,
          ...(next.label !== undefined && { description: next.label }),
          ...(target.payload !== undefined && { payload: target.payload }),
          ...(target.retry && { retry: target.retry }),
          place: target.place,
        });
      else if (!target.agent) {
        const { label } = next;
        waiting.push(
          ...([...target.next].reverse().map(after => ({
            to: after.to,
            ...((after.label ?? label) !== undefined && { label: after.label ?? label }),
          })) as Next[]),
        );
      }
    }
  }
  return handoffs;
}

/** A graph of steps; the engine that calls them becomes the orchestrator where they are no plain row. */
export function graphOfSteps(
  steps: ReadonlyMap<string, Step>,
  notes: readonly ImportNote[],
  about: {
    readonly name: string;
    readonly description?: string | undefined;
    readonly place: Place;
    readonly types?: ImportedGraph['types'];
  },
): ImportedGraph {
  return {
    name: about.name,
    ...(about.description !== undefined && { description: about.description }),
    ...(about.types && { types: about.types }),
    agents: [...steps.values()].flatMap(({ agent }) => (agent ? [agent] : [])),
    handoffs: handoffsOf(steps),
    notes,
    engine: { name: about.name, place: about.place },
  };
}
