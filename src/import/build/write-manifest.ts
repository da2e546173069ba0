import type { AgentRole } from '../../contract/manifest/agent.js';
import { durationOf } from '../../contract/manifest/duration.js';
import { startHandoff } from '../../contract/start/handoff.js';
import { manifestText } from '../../contract/start/manifest-text.js';
import type { JsonObject } from '../../schema/json.js';
import type { ImportedAgent, ImportedGraph, ImportNote } from '../importer.js';
import type { Shaped } from './complete-shape.js';
import { createIds, type Edge } from './drawing.js';

const queue = 'review';

/** The store that a pattern needs: where it is, and what the manifest says of it. */
const stores = {
  'sequential-pipeline': undefined,
  'supervisor-worker': { id: 'shared', kind: 'redis', what: 'a Redis store that all agents share' },
  'peer-to-peer': {
    id: 'shared',
    kind: 'dynamodb',
    what: 'a DynamoDB store that all peers share, for checkpoints and context',
  },
  'stateful-orchestrator': { id: 'log', kind: 'postgres', what: 'a Postgres event log' },
} as const;

/** Prints the manifest: the source's agents and handoffs, complete contracts, and the state that the pattern needs. */
export function writeManifest(
  name: string,
  graph: ImportedGraph,
  shaped: Shaped,
): { text: string; notes: ImportNote[] } {
  const { pattern, agents, edges } = shaped;
  const store = stores[pattern];
  const newId = createIds();
  const contracts = edges.map(edge => ({ id: newId(`${edge.from}-to-${edge.to}`, 'handoff'), edge }));
  const hopLimit = pattern === 'peer-to-peer' && isCyclic(edges) ? Math.max(6, agents.size * 4) : undefined;
  const text = manifestText(name, pattern, {
    ...(graph.description !== undefined && { description: graph.description }),
    ...(hopLimit !== undefined && { hopLimit }),
    ...((pattern === 'peer-to-peer' || pattern === 'stateful-orchestrator') &&
      store && { checkpoints: store.id }),
    ...(pattern === 'stateful-orchestrator' && store && { eventLog: store.id }),
    agents: Object.fromEntries(
      [...agents].map(([id, agent]) => [
        id,
        agentOf(
          id,
          agent,
          roleOf(shaped, id, agent),
          usesStore(shaped, id, agent) ? store?.id : undefined,
          contracts.filter(({ edge }) => edge.to === id).map(contract => contract.id),
        ),
      ]),
    ),
    handoffs: Object.fromEntries(contracts.map(({ id, edge }) => [id, contractOf(shaped, edge)])),
    ...(graph.types && Object.keys(graph.types).length > 0 && { types: graph.types }),
    ...(store && { stores: { [store.id]: { kind: store.kind } } }),
    ...(edges.length > 0 && { deadLetterQueues: { [queue]: { kind: 'sqs', retention: 'P14D' } } }),
  });
  return { text, notes: notesOf(shaped, hopLimit) };
}

function roleOf({ pattern, head }: Shaped, id: string, { human }: ImportedAgent): AgentRole {
  if (id === head) return pattern === 'stateful-orchestrator' ? 'orchestrator' : 'supervisor';
  if (human) return 'human';
  if (pattern === 'sequential-pipeline') return 'step';
  return pattern === 'peer-to-peer' ? 'peer' : 'worker';
}

const usesStore = ({ pattern, head }: Shaped, id: string, { human }: ImportedAgent): boolean =>
  pattern === 'stateful-orchestrator' ? id === head : human !== true;

function agentOf(
  id: string,
  { description, name, key, model, tools }: ImportedAgent,
  role: AgentRole,
  store: string | undefined,
  incoming: readonly string[],
): JsonObject {
  const isTold = name === undefined || name === key || name.toLowerCase().replace(/\s+/g, '-') === id;
  const label = description ?? (isTold ? undefined : name);
  return {
    role,
    ...(label !== undefined && { description: label }),
    ...(model !== undefined && { model }),
    ...(tools && tools.length > 0 && { tools: [...new Set(tools)] }),
    ...(store !== undefined && { stores: [store] }),
    ...(incoming.length > 0 && { accepts: Object.fromEntries(incoming.map(id => [id, '^1.0.0'])) }),
  };
}

function contractOf(shaped: Shaped, { from, to, source }: Edge): JsonObject {
  const sender = shaped.agents.get(from);
  const retry = source?.retry;
  const contract = startHandoff(from, to, {
    deadLetter: queue,
    fromRole: sender && roleOf(shaped, from, sender),
    ...(source?.payload !== undefined && { payload: source.payload }),
    ...(source?.description !== undefined && { description: source.description }),
  });
  if (retry)
    contract.retry = {
      ...(contract.retry as JsonObject),
      maxAttempts: retry.maxAttempts,
      ...(retry.initialMs !== undefined && { initial: durationOf(retry.initialMs) }),
      ...(retry.backoff !== undefined && { backoff: retry.backoff }),
      ...((retry.initialMs ?? 0) > 30_000 && { max: durationOf(retry.initialMs as number) }),
    };
  // Longer than a dead letter waits for a human.
  if (shaped.pattern === 'peer-to-peer')
    contract.context = { ...(contract.context as JsonObject), reference: { store: 'shared', ttl: 'P21D' } };
  return contract;
}

function notesOf({ pattern, edges }: Shaped, hopLimit: number | undefined): ImportNote[] {
  const store = stores[pattern];
  const blank = edges.filter(({ source }) => source?.payload === undefined);
  const added = (message: string): ImportNote => ({ kind: 'added', message });
  const first = blank.find(({ source }) => source)?.source?.place;
  return [
    ...(blank.length > 0
      ? [
          {
            kind: 'guessed' as const,
            message: `What crosses in ${blank.length === 1 ? 'one handoff' : `${blank.length} handoffs`}: the source does not say, so the payload is a placeholder with one “task”.`,
            ...(first && { place: first }),
          },
        ]
      : []),
    ...(store ? [added(`The store “${store.id}”: ${store.what}.`)] : []),
    ...(hopLimit === undefined
      ? []
      : [added(`A hop limit of ${hopLimit}, because the handoffs can go round in a circle.`)]),
    ...(edges.length > 0
      ? [
          added(`The dead-letter queue “${queue}” (SQS, 14 days) and a retry budget for each handoff.`),
          added(
            'Version 1.0.0, a summary of 200–500 tokens, decision provenance, failure modes and health thresholds for each handoff, with usual values; no side effects are declared.',
          ),
        ]
      : []),
  ];
}

/** True when handoffs lead back to where they started. */
function isCyclic(edges: readonly Edge[]): boolean {
  let left = edges;
  for (;;) {
    const targets = new Set(left.map(({ to }) => to));
    const next = left.filter(({ from }) => targets.has(from));
    if (next.length === left.length) return left.length > 0;
    left = next;
  }
}
