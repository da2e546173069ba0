import type { EntityRef } from '../contract/edit/intent.js';
import type { Manifest } from '../contract/manifest/workflow.js';
import { payloadName } from '../picture/flow.js';
import { queueFacts, roleWords, storeFacts } from '../picture/words.js';

/** One row of the outline tree. */
export interface OutlineRow {
  readonly key: string;
  readonly ref: EntityRef | undefined;
  /** For a group: what it holds, and what can be added to it. */
  readonly holds?: EntityRef['kind'];
  readonly depth: number;
  readonly label: string;
  readonly detail: string;
  /** Set for rows that have rows below. */
  readonly open: boolean | undefined;
  /** Position among its siblings and their number, for screen readers. */
  readonly place: number;
  readonly of: number;
}

/** State stores, queues, types and side effects each have a group below the agents. */
const groupCount = 4;

/** The whole workflow as rows: agents with the handoffs they make, then state, types and side effects. */
export function listRows(manifest: Manifest, closed: ReadonlySet<string>): OutlineRow[] {
  const rows: OutlineRow[] = [];
  const outgoing = new Map<string, [string, Manifest['handoffs'][string]][]>();
  for (const entry of Object.entries(manifest.handoffs)) {
    const list = outgoing.get(entry[1].from);
    if (list) list.push(entry);
    else outgoing.set(entry[1].from, [entry]);
  }
  const agents = Object.entries(manifest.agents);
  const siblings = agents.length + groupCount;
  agents.forEach(([id, agent], i) => {
    const handoffs = outgoing.get(id) ?? [];
    const key = `agent:${id}`;
    const open = handoffs.length === 0 ? undefined : !closed.has(key);
    const detail = roleWords[agent.role].toLowerCase();
    rows.push({
      key,
      ref: { kind: 'agent', id },
      depth: 0,
      label: id,
      detail,
      open,
      place: i + 1,
      of: siblings,
    });
    if (!open) return;
    handoffs.forEach(([handoffId, handoff], j) => {
      rows.push({
        key: `handoff:${handoffId}`,
        ref: { kind: 'handoff', id: handoffId },
        depth: 1,
        label: `→ ${handoff.to}`,
        detail: `${payloadName(handoff.payload)} ${handoff.version}`,
        open: undefined,
        place: j + 1,
        of: handoffs.length,
      });
    });
  });
  let groups = 0;
  const group = (title: string, kind: EntityRef['kind'], items: readonly [string, string][]) => {
    const key = `group:${kind}`;
    const open = items.length === 0 ? undefined : !closed.has(key);
    groups += 1;
    rows.push({
      key,
      ref: undefined,
      holds: kind,
      depth: 0,
      label: title,
      detail: `${items.length}`,
      open,
      place: agents.length + groups,
      of: siblings,
    });
    if (!open) return;
    items.forEach(([id, detail], i) => {
      const ref = { kind, id };
      rows.push({
        key: `${kind}:${id}`,
        ref,
        depth: 1,
        label: id,
        detail,
        open: undefined,
        place: i + 1,
        of: items.length,
      });
    });
  };
  group(
    'State stores',
    'store',
    Object.entries(manifest.stores ?? {}).map(([id, store]) => [
      id,
      storeFacts(store, id === manifest.eventLog),
    ]),
  );
  group(
    'Dead-letter queues',
    'deadLetterQueue',
    Object.entries(manifest.deadLetterQueues ?? {}).map(([id, queue]) => [id, queueFacts(queue)]),
  );
  group(
    'Types',
    'type',
    Object.keys(manifest.types ?? {}).map(id => [id, '']),
  );
  group(
    'Side effects',
    'sideEffect',
    Object.entries(manifest.sideEffects ?? {}).map(([id, effect]) => [id, effect.system]),
  );
  return rows;
}
