import { getOwn } from '../../schema/json.js';
import { ringsOf, type WorkflowGraph } from '../graph.js';
import type { Handoff } from '../manifest/handoff.js';
import type { Manifest } from '../manifest/workflow.js';
import type { ContractRule } from './rule.js';

export const compensationBehindPivot: ContractRule = {
  id: 'compensation-behind-pivot',
  severity: 'warning',
  *check({ manifest, graph }) {
    const reported = new Set<string>();
    const laterThan = readDownstream(graph);
    for (const [id, handoff] of graph.handoffs)
      for (const [i, pivot] of (handoff.sideEffects ?? []).entries()) {
        if (classOf(manifest, pivot) !== 'pivot') continue;
        const later = [
          ...(handoff.sideEffects ?? []).slice(i + 1).map((effect, j) => ({ id, effect, index: i + 1 + j })),
          ...laterThan(handoff).flatMap(next =>
            (graph.handoffs.get(next)?.sideEffects ?? []).map((effect, index) => ({
              id: next,
              effect,
              index,
            })),
          ),
        ];
        for (const { id: at, effect, index } of later) {
          const path = ['handoffs', at, 'sideEffects', index];
          if (classOf(manifest, effect) !== 'compensatable' || reported.has(JSON.stringify(path))) continue;
          reported.add(JSON.stringify(path));
          yield {
            message: `“${effect}” comes behind “${pivot}”, the point of no return: undoing it would leave the work half done, so it escalates to a human instead. Move it before the pivot, or make it retriable.`,
            path,
            related: [
              {
                message: `The pivot “${pivot}” is committed here.`,
                path: ['handoffs', id, 'sideEffects', i],
              },
            ],
            fixes: [
              {
                title: `Make “${effect}” retriable`,
                intents: [{ type: 'set', path: ['sideEffects', effect, 'class'], value: 'retriable' }],
              },
            ],
          };
        }
      }
  },
};

const classOf = (manifest: Manifest, effect: string) => getOwn(manifest.sideEffects ?? {}, effect)?.class;

/**
 * Handoffs that always come later than one: those from which no way leads back. Each is told once: the first handoff
 * that it is later than has it, so that all together cost no more than one walk through the workflow.
 */
function readDownstream(graph: WorkflowGraph): (handoff: Handoff) => readonly string[] {
  const rings = ringsOf(graph);
  const told = new Set<string>();
  const left = new Set<number>();
  return ({ from, to }) => {
    const ring = rings.get(from);
    const found: string[] = [];
    const within = new Set<string>();
    const waiting = [to];
    for (let agent = waiting.pop(); agent !== undefined; agent = waiting.pop()) {
      const isWithin = rings.get(agent) === ring;
      if (isWithin ? within.has(agent) || left.has(ring as number) : told.has(agent)) continue;
      (isWithin ? within : told).add(agent);
      for (const next of graph.outgoing.get(agent) ?? []) {
        if (!isWithin) found.push(next);
        const end = graph.handoffs.get(next)?.to;
        if (end !== undefined) waiting.push(end);
      }
    }
    // Whoever stays in the ring sees all ways out of it.
    if (rings.get(to) === ring) left.add(ring as number);
    return found;
  };
}
