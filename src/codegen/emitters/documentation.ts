import { typeNameOf } from '../../contract/payload/schema.js';
import { getOwn, isObject } from '../../schema/json.js';
import type { Emitter } from '../emitter.js';
import { createGeneratorCache, type GeneratorCache, remember, sameFile } from '../generator-cache.js';
import { finish, finishWithPauses, type Pausable } from '../pausable.js';
import type { Plan, PlannedHandoff } from '../plan/plan.js';
import type { SameParts } from '../same-parts.js';
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
    const { id, accepts, provenance, given } = planned;
    const behind = partsBehind(plan, planned, cache.parts);
    const key = ['handoff', id, accepts, given, ...provenance, ...behind].join('\n');
    described.push(...known.get(key, () => describeHandoff(plan, planned)));
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

/** Numbers of what a handoff is described from: itself, and the types that its payload refers to. */
function partsBehind({ manifest }: Plan, { handoff }: PlannedHandoff, parts: SameParts): number[] {
  const found = new Set<object>([handoff]);
  // A set's iteration picks up what is added while it runs.
  for (const part of found)
    for (const reference of parts.referencesOf(part)) {
      const name = typeNameOf(reference);
      const schema = name === undefined ? undefined : getOwn(manifest.types ?? {}, name);
      if (isObject(schema)) found.add(schema);
    }
  return Array.from(found, parts.numberOf);
}

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;
