import type { Manifest } from '../../contract/manifest/workflow.js';
import { drawFlowchart } from '../emitters/documentation/diagram.js';

/** A workflow as the text of a Mermaid flowchart; handoffs that lead nowhere are left out. */
export function writeMermaid(manifest: Manifest): string {
  const handoffs = Object.entries(manifest.handoffs)
    .filter(([, { from, to }]) => Object.hasOwn(manifest.agents, from) && Object.hasOwn(manifest.agents, to))
    .map(([id, handoff]) => ({ id, handoff }));
  return `${drawFlowchart(manifest, handoffs)}\n`;
}
