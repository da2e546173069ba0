import type { WorkflowGraph } from '../graph.js';
import type { AgentRole } from '../manifest/agent.js';
import type { Manifest } from '../manifest/workflow.js';
import type { Pattern } from '../patterns/pattern.js';
import { reroutedId, rerouteIntents } from './reroute.js';
import type { Pair, Shape } from './shape.js';
import type { PatternStep } from './step.js';

type Draft = Omit<PatternStep, 'chosen'>;

/** The steps that give every agent a role which the pattern has: one for the lead, one for all others. */
export function roleSteps(graph: WorkflowGraph, pattern: Pattern, { lead }: Shape): Draft[] {
  const byRole = new Map<AgentRole, string[]>();
  for (const [id, { role }] of graph.agents) {
    const wanted = roleIn(pattern, role, id === lead);
    if (wanted !== role) byRole.set(wanted, [...(byRole.get(wanted) ?? []), id]);
  }
  // The lead first: it names the shape of everything below.
  const sorted = [...byRole].sort(
    ([a], [b]) => Number(b === pattern.coordinator) - Number(a === pattern.coordinator),
  );
  return sorted.map(([role, ids]) => ({
    key: `role:${role}`,
    kind: 'role',
    title:
      role === pattern.coordinator ? `Make ${ids.join(', ')} the ${role}` : `Make ${listOf(ids)} ${role}s`,
    reason:
      role === pattern.coordinator
        ? `The pattern needs exactly one ${role}.`
        : `Their roles are none of this pattern’s: ${pattern.roles.join(', ')}.`,
    target: ids[0] === undefined ? undefined : { kind: 'agent', id: ids[0] },
    intents: ids.map(id => ({ type: 'set', path: ['agents', id, 'role'], value: role })),
  }));
}

function roleIn(pattern: Pattern, role: AgentRole, isLead: boolean): AgentRole {
  if (isLead) return pattern.coordinator ?? pattern.defaultRole;
  return pattern.roles.includes(role) && role !== pattern.coordinator ? role : pattern.defaultRole;
}

const mostNames = 4;
const listOf = (ids: readonly string[]): string =>
  ids.length > mostNames
    ? `${ids.slice(0, mostNames - 1).join(', ')} and ${ids.length - mostNames + 1} more`
    : ids.length > 1
      ? `${ids.slice(0, -1).join(', ')} and ${ids.at(-1)}`
      : (ids[0] ?? '');

/** The steps for handoffs that the shape has no place for: led elsewhere where one is wanted, removed otherwise. */
export function misfitSteps(manifest: Manifest, graph: WorkflowGraph, shape: Shape): Draft[] {
  const missing = new Map(shape.wanted.map(pair => [keyOf(pair), pair]));
  const misfits = new Map<string, string>();
  for (const [id, { from, to }] of graph.handoffs) {
    // Handing over to oneself is wrong in every pattern, and its own rule says so.
    const why = from === to ? undefined : shape.misfit(from, to);
    if (why === undefined) missing.delete(keyOf({ from, to }));
    else misfits.set(id, why);
  }
  const ways = findWays(graph, [...misfits.keys()], missing);
  const taken = new Set(Object.keys(manifest.handoffs));
  return [...misfits].map(([id, reason]): Draft => {
    const target = { kind: 'handoff', id } as const;
    const way = ways.get(id);
    const handoff = graph.handoffs.get(id);
    if (!way || !handoff)
      return {
        key: `remove:${id}`,
        kind: 'remove',
        title: handoff ? `Remove ${id} (${handoff.from} → ${handoff.to})` : `Remove ${id}`,
        reason,
        target,
        intents: [{ type: 'remove', targets: [target] }],
      };
    const name = reroutedId(manifest, id, way.from, way.to, taken);
    taken.add(name);
    return {
      key: `reroute:${id}`,
      kind: 'reroute',
      title:
        way.from === handoff.from
          ? `End ${id} at ${way.to} instead of ${handoff.to}`
          : `Start ${id} at ${way.from} instead of ${handoff.from}`,
      reason,
      target,
      intents: rerouteIntents(manifest, id, name, way.from, way.to),
    };
  });
}

/** A wanted pair for each misfit that can have one: first those that keep the receiver, then those that keep the sender. */
function findWays(
  graph: WorkflowGraph,
  misfits: readonly string[],
  missing: Map<string, Pair>,
): Map<string, Pair> {
  const ways = new Map<string, Pair>();
  for (const end of ['to', 'from'] as const)
    for (const id of misfits) {
      const handoff = graph.handoffs.get(id);
      if (!handoff || ways.has(id)) continue;
      const way = [...missing.values()].find(pair => pair[end] === handoff[end]);
      if (!way) continue;
      missing.delete(keyOf(way));
      ways.set(id, way);
    }
  return ways;
}

const keyOf = ({ from, to }: Pair): string => JSON.stringify([from, to]);
