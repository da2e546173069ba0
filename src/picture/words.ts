import type { AgentRole } from '../contract/manifest/agent.js';
import type { DeadLetterQueue, Store } from '../contract/manifest/state.js';
import type { PatternId } from '../contract/manifest/workflow.js';

/** Names as the canvas says them. */
export const patternWords: Readonly<Record<PatternId, string>> = {
  'sequential-pipeline': 'Sequential pipeline',
  'supervisor-worker': 'Supervisor–worker',
  'peer-to-peer': 'Peer-to-peer',
  'stateful-orchestrator': 'Stateful orchestrator',
};

export const roleWords: Readonly<Record<AgentRole, string>> = {
  step: 'Step',
  supervisor: 'Supervisor',
  worker: 'Worker',
  peer: 'Peer',
  orchestrator: 'Orchestrator',
  human: 'Human',
};

export const storeKindWords: Readonly<Record<Store['kind'], string>> = {
  memory: 'Memory',
  redis: 'Redis',
  dynamodb: 'DynamoDB',
  postgres: 'Postgres',
};

export const queueKindWords: Readonly<Record<DeadLetterQueue['kind'], string>> = {
  memory: 'Memory',
  sqs: 'SQS',
  eventbridge: 'EventBridge',
};

/** The six contract fields, in the order of the bars on a handoff. */
export const contractFieldWords = [
  'schema version',
  'idempotency key',
  'trace ID',
  'decision provenance',
  'side-effect manifest',
  'failure modes',
] as const;

export const stateWords = ['working memory', 'tool-output state', 'decision provenance'] as const;

/** An ISO 8601 duration in short words: `PT24H` → `24 h`. */
export function durationWords(duration: string): string {
  const parts = [...duration.matchAll(/(\d+(?:\.\d+)?)([WDHMS])/g)];
  return parts.length === 0
    ? duration
    : parts
        .map(([, count, unit]) => `${count} ${{ W: 'wk', D: 'd', H: 'h', M: 'min', S: 's' }[unit ?? 'S']}`)
        .join(' ');
}

/** What a store is, on one line of its card. */
export function storeFacts(store: Store, log: boolean): string {
  const ttl = store.ttl ? ` · TTL ${durationWords(store.ttl)}` : '';
  return `${storeKindWords[store.kind]}${log ? ' · event log' : ttl}`;
}

/** What a dead-letter queue is, on one line of its card. */
export function queueFacts(queue: DeadLetterQueue): string {
  const name = queue.queue ?? queue.bus;
  return name ? `${queueKindWords[queue.kind]} · ${name}` : queueKindWords[queue.kind];
}

/** Thousands apart. By hand, as the first number that `Intl` prints in a page costs as much as a hundred cards. */
const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${grouped(count)} ${count === 1 ? one : many}`;
