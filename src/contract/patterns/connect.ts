import { hasOwn } from '../../schema/json.js';
import { freshId } from '../entity.js';
import { buildGraph, type WorkflowGraph } from '../graph.js';
import type { Manifest } from '../manifest/workflow.js';
import { patternOf } from './index.js';

/** Whether one agent may hand over to another, and why not. */
export type Connection =
  | { readonly ok: true; readonly suggestedId: string }
  | { readonly ok: false; readonly reason: string; readonly rule: string };

/** Judges a handoff that is still to be drawn; `graph` saves building it again for every pair. */
export function canConnect(
  manifest: Manifest,
  from: string,
  to: string,
  graph: WorkflowGraph = buildGraph(manifest),
): Connection {
  for (const id of [from, to])
    if (!hasOwn(manifest.agents, id))
      return { ok: false, rule: 'unknown-reference', reason: `There is no agent “${id}”.` };
  if (from === to) return { ok: false, rule: 'self-handoff', reason: `${from} cannot hand over to itself.` };
  const present = (graph.outgoing.get(from) ?? []).find(id => graph.handoffs.get(id)?.to === to);
  if (present !== undefined)
    return {
      ok: false,
      rule: 'duplicate-handoff',
      reason: `${from} hands over to ${to} already, by “${present}”: extend that contract instead.`,
    };
  const refusal = patternOf(manifest.pattern).refuse(graph, from, to);
  if (refusal) return { ok: false, ...refusal };
  return { ok: true, suggestedId: freshId(Object.keys(manifest.handoffs), `${from}-to-${to}`) };
}
