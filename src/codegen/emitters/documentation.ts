import type { Emitter } from '../emitter.js';
import { plainJson } from '../plain-json.js';
import type { Plan } from '../plan/plan.js';
import { describeAgents } from './documentation/agents.js';
import { drawFlowchart } from './documentation/diagram.js';
import { describeHandoff } from './documentation/handoff.js';
import { inline } from './documentation/markdown.js';
import { describeSideEffects } from './documentation/side-effects.js';

/** What the patterns are called in prose. */
const patternNames = {
  'sequential-pipeline': 'Sequential pipeline',
  'supervisor-worker': 'Supervisor and workers',
  'peer-to-peer': 'Peer to peer with a shared store',
  'stateful-orchestrator': 'Stateful orchestrator',
} as const;

/** One page per workflow, ready for review: diagram, agents, contracts, failure modes, side effects. */
export const documentation: Emitter = {
  id: 'documentation',
  emit(plan) {
    const { layout: _, generate: _options, ...contract } = plan.manifest;
    return [{ path: 'README.md', text: describeWorkflow(plan), source: plainJson(contract) }];
  },
};

/** The page's text, without a header. */
export function describeWorkflow(plan: Plan): string {
  const { manifest } = plan;
  const sections = [
    `# ${inline(manifest.name)}`,
    ...(manifest.description === undefined ? [] : [inline(manifest.description)]),
    `${patternNames[manifest.pattern]}, ${count(plan.handoffs.length, 'handoff')} between ${count(Object.keys(manifest.agents).length, 'agent')}.`,
    ['```mermaid', drawFlowchart(manifest, plan.handoffs), '```'].join('\n'),
    ...describeAgents(manifest),
    '## Handoffs',
    ...plan.handoffs.flatMap(planned => describeHandoff(plan, planned)),
    ...describeSideEffects(manifest),
  ];
  return `${sections.join('\n\n')}\n`;
}

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;
