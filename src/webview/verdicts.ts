import { buildGraph, canConnect, canLead, freshId } from '../contract/index.js';
import type { AgentRole } from '../contract/manifest/agent.js';
import type { Manifest } from '../contract/manifest/workflow.js';

/** Whether an agent may take a handoff, and why not. */
export type Verdict = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** Judges every agent as the target of a handoff from `from`. */
export function judgeTargets(manifest: Manifest, from: string): ReadonlyMap<string, Verdict> {
  const graph = buildGraph(manifest);
  return new Map(Object.keys(manifest.agents).map(to => [to, canConnect(manifest, from, to, graph)]));
}

/** Judges every agent as another receiver of a handoff that is there. */
export const judgeReceivers = (manifest: Manifest, handoff: string): ReadonlyMap<string, Verdict> =>
  new Map(Object.keys(manifest.agents).map(to => [to, canLead(manifest, handoff, to)]));

/** Judges whether a new agent of a role may follow `from`. */
export function judgeFollower(manifest: Manifest, from: string, role: AgentRole): Verdict {
  const id = freshId(Object.keys(manifest.agents), role);
  return canConnect({ ...manifest, agents: { ...manifest.agents, [id]: { role } } }, from, id);
}
