import { getOwn, hasOwn } from '../../schema/json.js';
import { freshId } from '../entity.js';
import { buildGraph, reachableFrom, type WorkflowGraph } from '../graph.js';
import type { Handoff } from '../manifest/handoff.js';
import type { Manifest } from '../manifest/workflow.js';
import { firstMismatch, type Mismatch } from '../payload/mismatch.js';
import { describeType } from '../payload/words.js';
import { patternOf } from './index.js';
import type { Pattern, Refusal } from './pattern.js';

/** Whether one agent may hand over to another, and why not. */
export type Connection =
  | { readonly ok: true; readonly suggestedId: string }
  | { readonly ok: false; readonly reason: string; readonly rule: string };

/** Judges a handoff that is still to be drawn; `graph` saves building it again for every pair. */
export function canConnect(
  manifest: Manifest,
  from: string,
  to: string,
  graph: WorkflowGraph = buildGraph(manifest),
): Connection {
  for (const id of [from, to])
    if (!hasOwn(manifest.agents, id))
      return { ok: false, rule: 'unknown-reference', reason: `There is no agent “${id}”.` };
  if (from === to) return { ok: false, rule: 'self-handoff', reason: `${from} cannot hand over to itself.` };
  const present = (graph.outgoing.get(from) ?? []).find(id => graph.handoffs.get(id)?.to === to);
  if (present !== undefined)
    return {
      ok: false,
      rule: 'duplicate-handoff',
      reason: `${from} hands over to ${to} already, by “${present}”: extend that contract instead.`,
    };
  const pattern = patternOf(manifest.pattern);
  const refusal =
    misplacedRole(graph, pattern, from) ??
    misplacedRole(graph, pattern, to) ??
    pattern.refuse(graph, from, to) ??
    endlessCircle(manifest, graph, from, to);
  if (refusal) return { ok: false, ...refusal };
  return { ok: true, suggestedId: freshId(Object.keys(manifest.handoffs), `${from}-to-${to}`) };
}

/** Judges whether a handoff may lead to another receiver, with the contract that it has. */
export function canLead(manifest: Manifest, id: string, to: string): Connection {
  const handoff = getOwn(manifest.handoffs, id);
  if (!handoff) return { ok: false, rule: 'unknown-reference', reason: `There is no handoff “${id}”.` };
  if (handoff.to === to)
    return { ok: false, rule: 'duplicate-handoff', reason: `“${id}” leads to ${to} already.` };
  const others = Object.entries(manifest.handoffs).filter(([other]) => other !== id);
  const without: Manifest = { ...manifest, handoffs: Object.fromEntries(others) };
  const graph = buildGraph(without);
  const verdict = canConnect(without, handoff.from, to, graph);
  if (!verdict.ok) return verdict;
  const refusal = refusedPayload(manifest, graph, handoff, to);
  return refusal ? { ok: false, ...refusal } : verdict;
}

/** A receiver that takes handoffs already must be able to take this payload like one of theirs. */
function refusedPayload(
  manifest: Manifest,
  graph: WorkflowGraph,
  { payload }: Handoff,
  to: string,
): Refusal | undefined {
  let first: { readonly mismatch: Mismatch; readonly taken: Handoff } | undefined;
  for (const id of graph.incoming.get(to) ?? []) {
    const taken = graph.handoffs.get(id);
    const mismatch = taken && firstMismatch(manifest, payload, taken.payload);
    if (!mismatch) return undefined;
    first ??= { mismatch, taken };
  }
  if (!first) return undefined;
  const { mismatch, taken } = first;
  const field = mismatch.field === '' ? 'the payload' : `“${mismatch.field}”`;
  return {
    rule: 'payload-not-accepted',
    reason: `${to} cannot take this payload: ${field} ${mismatch.why} (it takes ${describeType(taken.payload)} from ${taken.from}).`,
  };
}

function misplacedRole(graph: WorkflowGraph, pattern: Pattern, id: string): Refusal | undefined {
  const role = graph.agents.get(id)?.role;
  if (role === undefined || pattern.roles.includes(role)) return undefined;
  return {
    rule: 'role-in-pattern',
    reason: `${id} is a ${role}, a role that this pattern does not have: make it a ${pattern.defaultRole} first.`,
  };
}

/** Only peers may go round in a circle, and only so often. */
function endlessCircle(
  manifest: Manifest,
  graph: WorkflowGraph,
  from: string,
  to: string,
): Refusal | undefined {
  if (manifest.pattern !== 'peer-to-peer' || manifest.hopLimit !== undefined) return undefined;
  if (!reachableFrom(graph, [to]).has(from)) return undefined;
  return {
    rule: 'cycle-hop-limit',
    reason: `${to} leads back to ${from}, so runs could go round for ever: set a hop limit for the workflow first.`,
  };
}
