import { getOwn } from '../../schema/json.js';
import { reachableFrom, type WorkflowGraph } from '../graph.js';
import type { Manifest } from '../manifest/workflow.js';
import type { ContractRule } from './rule.js';

export const compensationBehindPivot: ContractRule = {
  id: 'compensation-behind-pivot',
  severity: 'warning',
  *check({ manifest, graph }) {
    const reported = new Set<string>();
    for (const [id, handoff] of graph.handoffs)
      for (const [i, pivot] of (handoff.sideEffects ?? []).entries()) {
        if (classOf(manifest, pivot) !== 'pivot') continue;
        const later = [
          ...(handoff.sideEffects ?? []).slice(i + 1).map((effect, j) => ({ id, effect, index: i + 1 + j })),
          ...downstream(graph, id).flatMap(next =>
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

/** Handoffs that always come later: those from which no way leads back. */
function downstream(graph: WorkflowGraph, id: string): string[] {
  const from = graph.handoffs.get(id)?.from ?? '';
  const reached = reachableFrom(graph, [graph.handoffs.get(id)?.to ?? '']);
  return [...graph.handoffs.keys()].filter(next => {
    const start = graph.handoffs.get(next)?.from ?? '';
    return next !== id && reached.has(start) && !reachableFrom(graph, [start]).has(from);
  });
}
