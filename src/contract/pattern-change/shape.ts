import type { WorkflowGraph } from '../graph.js';
import type { Pattern } from '../patterns/pattern.js';

/** Two agents that a pattern wants connected, in this direction. */
export interface Pair {
  readonly from: string;
  readonly to: string;
}

/** The shape that a pattern gives to some agents: what it wants connected, and what else it allows. */
export interface Shape {
  /** The agent that leads; undefined in patterns without a coordinator. */
  readonly lead: string | undefined;
  readonly leads: readonly string[];
  readonly wanted: readonly Pair[];
  /** Why a handoff cannot stay between these two; undefined when it can. */
  misfit(from: string, to: string): string | undefined;
}

/** The shape of these agents in a pattern; `wantedLead` is heeded where it can lead. */
export function shapeOf(pattern: Pattern, graph: WorkflowGraph, wantedLead?: string): Shape {
  if (pattern.coordinator !== undefined) return starOf(pattern.coordinator, graph, wantedLead);
  if (pattern.id === 'sequential-pipeline') return lineOf(graph);
  return { lead: undefined, leads: [], wanted: [], misfit: () => undefined };
}

const coordinators: readonly string[] = ['supervisor', 'orchestrator'];

function starOf(role: string, graph: WorkflowGraph, wantedLead: string | undefined): Shape {
  const leads = [...graph.agents].flatMap(([id, agent]) => (agent.role === 'human' ? [] : [id]));
  const lead = wantedLead !== undefined && leads.includes(wantedLead) ? wantedLead : bestLead(graph, leads);
  const others = leads.filter(id => id !== lead);
  return {
    lead,
    leads,
    wanted: lead === undefined ? [] : others.flatMap(id => [pair(lead, id), pair(id, lead)]),
    misfit: (from, to) =>
      lead === undefined || (from === lead) !== (to === lead)
        ? undefined
        : `${from} and ${to} do not talk to each other directly: everything goes through the ${role}, ${lead}.`,
  };
}

/** Who leads already; else who takes part in most handoffs, the first of equals. */
function bestLead(graph: WorkflowGraph, leads: readonly string[]): string | undefined {
  const present = leads.find(id => coordinators.includes(graph.agents.get(id)?.role ?? ''));
  if (present !== undefined) return present;
  const degree = (id: string) =>
    (graph.outgoing.get(id)?.length ?? 0) + (graph.incoming.get(id)?.length ?? 0);
  return leads.reduce<string | undefined>(
    (best, id) => (best === undefined || degree(id) > degree(best) ? id : best),
    undefined,
  );
}

function lineOf(graph: WorkflowGraph): Shape {
  const order = orderOf(graph);
  const next = new Map(order.slice(1).map((id, i) => [order[i] as string, id]));
  return {
    lead: undefined,
    leads: [],
    wanted: [...next].map(([from, to]) => pair(from, to)),
    misfit(from, to) {
      const follower = next.get(from);
      if (follower === to) return undefined;
      return follower === undefined
        ? `${from} is the last step of the pipeline and hands over to nobody.`
        : `A pipeline is one path: after ${from} comes ${follower}, not ${to}.`;
    },
  };
}

/** All agents in one line that keeps as many handoffs as a walk along them does, starting where runs start. */
function orderOf(graph: WorkflowGraph): string[] {
  const rest = new Set(graph.agents.keys());
  const order: string[] = [];
  let at =
    [...rest].find(isStart(graph)) ?? [...rest].find(id => leads(graph, id)) ?? rest.values().next().value;
  while (at !== undefined) {
    order.push(at);
    rest.delete(at);
    const followers = (graph.outgoing.get(at) ?? []).flatMap(id => graph.handoffs.get(id)?.to ?? []);
    at = followers.find(id => rest.has(id)) ?? [...rest].find(isStart(graph)) ?? rest.values().next().value;
  }
  return order;
}

const leads = (graph: WorkflowGraph, id: string): boolean =>
  coordinators.includes(graph.agents.get(id)?.role ?? '');

/** Nobody hands over to it, and it hands over. */
const isStart =
  (graph: WorkflowGraph) =>
  (id: string): boolean =>
    graph.incoming.get(id)?.length === 0 && graph.outgoing.get(id)?.length !== 0;

const pair = (from: string, to: string): Pair => ({ from, to });
