import type { Emitter } from '../emitter.js';
import { createGeneratorCache, type GeneratorCache, remember, sameFile } from '../generator-cache.js';
import type { Plan, PlannedHandoff } from '../plan/plan.js';
import { typeNamed } from '../plan/type-named.js';
import type { PlannedType } from '../types/plan.js';
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
  emit: (plan, cache) => [sameFile(cache, { path: 'README.md', pieces: pagePieces(plan, cache) })],
};

/** The page's text, without a header. */
export const describeWorkflow = (plan: Plan): string =>
  `${pagePieces(plan, createGeneratorCache()).join('\n\n')}\n`;

function pagePieces(plan: Plan, cache: GeneratorCache): string[] {
  const { manifest } = plan;
  const { agents, sideEffects, deadLetterQueues } = manifest;
  const known = remember<readonly string[]>(cache, 'documentation');
  const edges = plan.handoffs.map(({ id, handoff: { from, to, version, deadLetter } }) => [
    id,
    from,
    to,
    version,
    deadLetter,
  ]);
  const drawn = JSON.stringify([Object.keys(agents), Object.keys(deadLetterQueues ?? {}), edges]);
  const pieces = [
    `# ${inline(manifest.name)}`,
    ...(manifest.description === undefined ? [] : [inline(manifest.description)]),
    `${patternNames[manifest.pattern]}, ${count(plan.handoffs.length, 'handoff')} between ${count(Object.keys(agents).length, 'agent')}.`,
    ...known.get(`diagram ${drawn}`, () => [
      ['```mermaid', drawFlowchart(manifest, plan.handoffs), '```'].join('\n'),
    ]),
    ...known.get(`agents ${JSON.stringify(agents)}`, () => describeAgents(manifest)),
    '## Handoffs',
    ...plan.handoffs.flatMap(planned => handoffPieces(plan, planned)),
    ...known.get(`effects ${JSON.stringify(sideEffects)}`, () => describeSideEffects(manifest)),
  ].filter(piece => piece !== '');
  known.done();
  return pieces;
}

const described = new WeakMap<PlannedType, Map<string, readonly string[]>>();

/** A type stays the same object only while nothing that it refers to has changed; the rest is in the key. */
function handoffPieces(plan: Plan, planned: PlannedHandoff): readonly string[] {
  const type = typeNamed(plan.types, planned.given);
  if (!type) return describeHandoff(plan, planned);
  const { id, handoff, accepts, provenance } = planned;
  const key = JSON.stringify([id, handoff, accepts, provenance]);
  const known = described.get(type) ?? new Map<string, readonly string[]>();
  const pieces = known.get(key) ?? describeHandoff(plan, planned);
  described.set(type, known.set(key, pieces));
  return pieces;
}

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;
