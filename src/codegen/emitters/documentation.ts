import type { Emitter } from '../emitter.js';
import { createGeneratorCache, type GeneratorCache, remember, sameFile } from '../generator-cache.js';
import { finish, finishWithPauses, type Pausable } from '../pausable.js';
import type { Plan, PlannedHandoff } from '../plan/plan.js';
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
  async emit(plan, cache, pause) {
    const pieces = await finishWithPauses(pagePieces(plan, cache), pause);
    return [sameFile(cache, { path: 'README.md', pieces })];
  },
};

/** What was said of each handoff: it stays the same object as long as that does. */
const contracts = new WeakMap<PlannedHandoff, readonly string[]>();

/** The page's text, without a header. */
export const describeWorkflow = (plan: Plan): string =>
  `${finish(pagePieces(plan, createGeneratorCache())).join('\n\n')}\n`;

function* pagePieces(plan: Plan, cache: GeneratorCache): Pausable<string[]> {
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
  const described: string[] = [];
  for (const [i, planned] of plan.handoffs.entries()) {
    if (i % handoffsInARow === 0) yield;
    const description = contracts.get(planned) ?? describeHandoff(plan, planned);
    contracts.set(planned, description);
    described.push(...description);
  }
  const pieces = [
    `# ${inline(manifest.name)}`,
    ...(manifest.description === undefined ? [] : [inline(manifest.description)]),
    `${patternNames[manifest.pattern]}, ${count(plan.handoffs.length, 'handoff')} between ${count(Object.keys(agents).length, 'agent')}.`,
    ...known.get(`diagram ${drawn}`, () => [
      ['```mermaid', drawFlowchart(manifest, plan.handoffs), '```'].join('\n'),
    ]),
    ...known.get(`agents ${JSON.stringify(agents)}`, () => describeAgents(manifest)),
    '## Handoffs',
    ...described,
    ...known.get(`effects ${JSON.stringify(sideEffects)}`, () => describeSideEffects(manifest)),
  ].filter(piece => piece !== '');
  known.done();
  return pieces;
}

/** Between two pauses. */
const handoffsInARow = 100;

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;
