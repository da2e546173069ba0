import { hasOwn } from '../schema/json.js';
import type { Agent } from './manifest/agent.js';
import type { Handoff } from './manifest/handoff.js';
import type { DeadLetterQueue, Store } from './manifest/state.js';
import type { Manifest } from './manifest/workflow.js';

/** A thin line of the canvas: who uses which piece of state. */
export type StateLink =
  /** The agent reads and writes the store: declared by it, or because a handoff's context is kept there. */
  | {
      readonly kind: 'agent-store';
      readonly agent: string;
      readonly store: string;
      readonly by: 'stores' | 'context';
    }
  /** What the handoff cannot deliver lands in the queue. */
  | { readonly kind: 'handoff-queue'; readonly handoff: string; readonly queue: string };

/** A workflow as a graph; Maps keep the manifest's order, and a key such as `__proto__` is an ordinary one. */
export interface WorkflowGraph {
  readonly agents: ReadonlyMap<string, Agent>;
  /** Handoffs whose two ends exist. */
  readonly handoffs: ReadonlyMap<string, Handoff>;
  /** Handoffs with an end that names no agent. */
  readonly dangling: ReadonlyMap<string, Handoff>;
  /** Ids of the handoffs into an agent; every agent has an entry. */
  readonly incoming: ReadonlyMap<string, readonly string[]>;
  /** Ids of the handoffs out of an agent; every agent has an entry. */
  readonly outgoing: ReadonlyMap<string, readonly string[]>;
  readonly stores: ReadonlyMap<string, Store>;
  readonly queues: ReadonlyMap<string, DeadLetterQueue>;
  readonly links: readonly StateLink[];
}

/** Reads the graph out of a manifest. */
export function buildGraph(manifest: Manifest): WorkflowGraph {
  const agents = new Map(Object.entries(manifest.agents));
  const incoming = new Map<string, string[]>([...agents.keys()].map(id => [id, []]));
  const outgoing = new Map<string, string[]>([...agents.keys()].map(id => [id, []]));
  const handoffs = new Map<string, Handoff>();
  const dangling = new Map<string, Handoff>();
  for (const [id, handoff] of Object.entries(manifest.handoffs)) {
    const from = outgoing.get(handoff.from);
    const to = incoming.get(handoff.to);
    (from && to ? handoffs : dangling).set(id, handoff);
    if (!from || !to) continue;
    from.push(id);
    to.push(id);
  }
  return {
    agents,
    handoffs,
    dangling,
    incoming,
    outgoing,
    stores: new Map(Object.entries(manifest.stores ?? {})),
    queues: new Map(Object.entries(manifest.deadLetterQueues ?? {})),
    links: linksOf(manifest, handoffs),
  };
}

function linksOf(manifest: Manifest, handoffs: ReadonlyMap<string, Handoff>): StateLink[] {
  const links: StateLink[] = [];
  const stores = manifest.stores ?? {};
  const linked = new Map<string, Set<string>>();
  const linkStore = (agent: string, store: string, by: 'stores' | 'context') => {
    const known = linked.get(agent) ?? new Set<string>();
    if (!hasOwn(stores, store) || known.has(store)) return;
    linked.set(agent, known.add(store));
    links.push({ kind: 'agent-store', agent, store, by });
  };
  for (const [id, agent] of Object.entries(manifest.agents))
    for (const store of agent.stores ?? []) linkStore(id, store, 'stores');
  for (const [id, handoff] of handoffs) {
    const store = handoff.context?.reference?.store;
    if (store !== undefined) {
      linkStore(handoff.from, store, 'context');
      linkStore(handoff.to, store, 'context');
    }
    const queue = handoff.deadLetter;
    if (queue !== undefined && hasOwn(manifest.deadLetterQueues ?? {}, queue))
      links.push({ kind: 'handoff-queue', handoff: id, queue });
  }
  return links;
}

/** The agents that can be reached from some agents along handoffs, those included. */
export function reachableFrom(graph: WorkflowGraph, starts: Iterable<string>): Set<string> {
  const reached = new Set<string>();
  const waiting = [...starts];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    for (const handoff of graph.outgoing.get(id) ?? []) {
      const to = graph.handoffs.get(handoff)?.to;
      if (to !== undefined) waiting.push(to);
    }
  }
  return reached;
}

/** For each agent the number of its ring: agents of one ring reach each other (Tarjan's components). */
export function ringsOf(graph: WorkflowGraph): ReadonlyMap<string, number> {
  const rings = new Map<string, number>();
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  for (const start of graph.agents.keys()) {
    const stack = order.has(start) ? [] : [{ agent: start, next: 0 }];
    for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
      const { agent } = frame;
      if (frame.next === 0 && !order.has(agent)) {
        lowest.set(agent, order.size);
        order.set(agent, order.size);
        open.push(agent);
      }
      const handoff = graph.outgoing.get(agent)?.[frame.next++];
      const to = handoff === undefined ? undefined : graph.handoffs.get(handoff)?.to;
      if (to !== undefined && !order.has(to)) stack.push({ agent: to, next: 0 });
      else if (to !== undefined && !rings.has(to)) lower(agent, order.get(to) as number);
      if (handoff !== undefined) continue;
      stack.pop();
      const above = stack.at(-1);
      if (above) lower(above.agent, lowest.get(agent) as number);
      if (lowest.get(agent) !== order.get(agent)) continue;
      for (let member = open.pop(); member !== undefined; member = open.pop()) {
        rings.set(member, order.get(agent) as number);
        if (member === agent) break;
      }
    }
  }
  return rings;

  function lower(agent: string, to: number): void {
    lowest.set(agent, Math.min(lowest.get(agent) as number, to));
  }
}

/** True when the ends form a return: the edge goes back to the one who delegated. */
export const isReturn = (handoff: Handoff, agents: ReadonlyMap<string, Agent>): boolean => {
  const coordinators: readonly string[] = ['supervisor', 'orchestrator'];
  const to = agents.get(handoff.to)?.role;
  const from = agents.get(handoff.from)?.role;
  return to !== undefined && coordinators.includes(to) && from !== undefined && !coordinators.includes(from);
};
