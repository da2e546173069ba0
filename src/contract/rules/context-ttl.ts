import { getOwn } from '../../schema/json.js';
import { reachableFrom, type WorkflowGraph } from '../graph.js';
import { durationMs, durationOf } from '../manifest/duration.js';
import { retryTimeMs } from '../retry-time.js';
import type { ContractRule } from './rule.js';

export const contextTtl: ContractRule = {
  id: 'context-ttl',
  severity: 'warning',
  *check({ manifest, graph }) {
    const runs = new Map<string, number>();
    for (const [id, { to, context, retry, deadLetter }] of Object.entries(manifest.handoffs)) {
      const reference = context?.reference;
      if (!reference) continue;
      const store = getOwn(manifest.stores ?? {}, reference.store);
      const ttl = durationMs(reference.ttl ?? store?.ttl);
      if (ttl === undefined) continue;
      const queue =
        deadLetter === undefined ? undefined : getOwn(manifest.deadLetterQueues ?? {}, deadLetter);
      const waits = durationMs(queue?.retention) ?? 0;
      const rest = runs.get(to) ?? restOfRunMs(graph, to);
      runs.set(to, rest);
      const needed = retryTimeMs(retry) + rest + waits;
      if (ttl >= needed) continue;
      const path = ['handoffs', id, 'context', 'reference', 'ttl'];
      yield {
        message: `The context of “${id}” is gone after ${reference.ttl ?? store?.ttl}, but it may be needed for ${durationOf(needed)} (the rest of the run with its retries, and the dead-letter queue’s retention): keep it at least as long.`,
        path,
        related:
          waits > 0 && deadLetter !== undefined
            ? [{ message: 'The retention is here.', path: ['deadLetterQueues', deadLetter] }]
            : [],
        fixes: [
          {
            title: `Keep it for ${durationOf(needed)}`,
            preferred: true,
            intents: [{ type: 'set', path, value: durationOf(needed) }],
          },
        ],
      };
    }
  },
};

/** How long the handoffs behind an agent can take with all their retries, each counted once. */
function restOfRunMs(graph: WorkflowGraph, agent: string): number {
  let total = 0;
  for (const id of reachableFrom(graph, [agent]))
    for (const handoff of graph.outgoing.get(id) ?? []) {
      const { retry, health } = graph.handoffs.get(handoff) ?? {};
      total += retryTimeMs(retry) + (health?.p95LatencyMs ?? 0);
    }
  return Math.min(total, 3.2e12);
}
