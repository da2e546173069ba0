import type { Position } from '../contract/edit/intent.js';
import { autoLayout, cardSize, completeness, type NodeKind } from '../contract/index.js';
import type { Agent } from '../contract/manifest/agent.js';
import type { Handoff } from '../contract/manifest/handoff.js';
import type { Manifest } from '../contract/manifest/workflow.js';
import { equalJson, isObject, type Json } from '../schema/json.js';
import { BoxIndex } from './box-index.js';
import { chooseWays } from './choose-ways.js';
import { placeLabels } from './label-places.js';
import type { Way } from './ways.js';
import { queueFacts, storeFacts } from './words.js';

/** A short fact on a card. */
export interface Chip {
  readonly text: string;
  readonly help: string;
}

/** An agent as its card shows it. */
export interface AgentData {
  readonly [key: string]: unknown;
  readonly kind: 'agent';
  readonly id: string;
  readonly role: Agent['role'];
  readonly purpose: string;
  readonly chips: readonly Chip[];
}

/** A store, event log or queue as its shape shows it. */
export interface StateData {
  readonly [key: string]: unknown;
  readonly kind: 'store' | 'queue';
  readonly id: string;
  readonly facts: string;
  readonly log: boolean;
}

export type NodeData = AgentData | StateData;

/** What became of something between two versions that are compared. */
export type ChangeSign = 'added' | 'removed' | 'changed' | 'renamed' | 'moved';

/** A handoff as its pill shows it. */
export interface HandoffData {
  readonly [key: string]: unknown;
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly payload: string;
  readonly version: string;
  /** The six contract fields, in the order of the checklist. */
  readonly fields: readonly boolean[];
  readonly states: readonly boolean[];
  readonly context: readonly ('summary' | 'reference' | 'select')[];
  readonly fanOut: boolean;
  readonly attempts: number | undefined;
  readonly deadLetter: string | undefined;
  /** It answers a handoff of the other direction: drawn dashed and quiet. */
  readonly returns: boolean;
  /** A return answers it. */
  readonly answered: boolean;
  /** Another handoff runs between the same two agents. */
  readonly paired: boolean;
  /** Where along its line its pill sits (0 to 1), if not at the usual place. */
  readonly at?: number;
  /** How far below that its pill sits (pixels; negative: above), if it is not on its line. */
  readonly off?: number;
  /** How it runs, where it is no curve. */
  readonly way?: Way;
  /** Set where two versions are compared. */
  readonly change?: ChangeSign;
}

/** A card as it is drawn: an agent, a store or a queue, at its place. */
export interface FlowNode {
  readonly id: string;
  readonly kind: NodeKind;
  readonly position: Position;
  readonly pinned: boolean;
  readonly data: NodeData;
}

/** A line as it is drawn. */
export interface FlowEdge {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  /** A handoff, or a thin link between an agent and where its state lives. */
  readonly handoff: HandoffData | undefined;
  /** How a link runs, where it is no curve. */
  readonly way?: Way;
}

/** The drawing's nodes and edges; parts that did not change keep their identity from one document to the next. */
export interface Flow {
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly FlowEdge[];
}

/** What a payload is called: its type's name, its title, or what it is made of. */
export function payloadName(payload: Handoff['payload']): string {
  if (!isObject(payload)) return payload ? 'anything' : 'nothing';
  if (typeof payload.$ref === 'string') return payload.$ref.split('/').at(-1) || payload.$ref;
  if (typeof payload.title === 'string' && payload.title) return payload.title;
  const fields = isObject(payload.properties) ? Object.keys(payload.properties).length : 0;
  if (fields > 0) return fields === 1 ? '1 field' : `${fields} fields`;
  return typeof payload.type === 'string' ? payload.type : 'untyped';
}

function agentData(id: string, agent: Agent): AgentData {
  const chips: Chip[] = [];
  if (agent.model) chips.push({ text: agent.model, help: `Model ${agent.model}` });
  if (agent.promptVersion)
    chips.push({ text: `prompt ${agent.promptVersion}`, help: `Prompt version ${agent.promptVersion}` });
  const ranges = [...new Set(Object.values(agent.accepts ?? {}))];
  if (ranges.length > 0) {
    const help = Object.entries(agent.accepts ?? {})
      .map(([handoff, range]) => `${handoff}: ${range}`)
      .join('\n');
    chips.push({
      text: ranges.length === 1 ? `accepts ${ranges[0]}` : `accepts ${ranges.length} ranges`,
      help: `Accepted contract versions\n${help}`,
    });
  }
  const tools = agent.tools?.length ?? 0;
  if (tools > 0)
    chips.push({
      text: tools === 1 ? '1 tool' : `${tools} tools`,
      help: `Tools: ${agent.tools?.join(', ')}`,
    });
  return { kind: 'agent', id, role: agent.role, purpose: agent.description ?? '', chips };
}

function handoffData(
  id: string,
  handoff: Handoff,
  manifest: Manifest,
  pairs: ReadonlySet<string>,
): HandoffData {
  const { fields, states } = completeness(handoff);
  const paired = pairs.has(`${handoff.to}\u0000${handoff.from}`);
  const context = (['summary', 'reference', 'select'] as const).filter(
    technique => handoff.context?.[technique] !== undefined,
  );
  return {
    id,
    from: handoff.from,
    to: handoff.to,
    payload: payloadName(handoff.payload),
    version: handoff.version,
    fields: Object.values(fields),
    states: Object.values(states),
    context,
    fanOut: handoff.fanOut !== undefined,
    attempts: handoff.retry?.maxAttempts,
    deadLetter: handoff.deadLetter,
    returns: paired && isLead(manifest, handoff.to) && !isLead(manifest, handoff.from),
    answered: paired && isLead(manifest, handoff.from) && !isLead(manifest, handoff.to),
    paired,
  };
}

/** True for the agent that others report back to. */
const isLead = (manifest: Manifest, id: string): boolean => {
  const role = Object.hasOwn(manifest.agents, id) ? manifest.agents[id]?.role : undefined;
  return role === 'supervisor' || role === 'orchestrator';
};

/** Thin links: which agent touches which store or queue, each once. */
function listLinks(manifest: Manifest): { source: string; target: string }[] {
  const links = new Map<string, { source: string; target: string }>();
  const add = (agent: string, kind: 'store' | 'queue', id: string | undefined) => {
    const home = kind === 'store' ? manifest.stores : manifest.deadLetterQueues;
    if (id === undefined || !home || !Object.hasOwn(home, id) || !Object.hasOwn(manifest.agents, agent))
      return;
    const target = `${kind}:${id}`;
    links.set(`${agent} ${target}`, { source: agent, target });
  };
  for (const [id, agent] of Object.entries(manifest.agents)) {
    for (const store of agent.stores ?? []) add(id, 'store', store);
    if (agent.role === 'orchestrator') add(id, 'store', manifest.eventLog);
    if (isLead(manifest, id)) add(id, 'store', manifest.checkpoints);
  }
  for (const handoff of Object.values(manifest.handoffs)) {
    add(handoff.from, 'store', handoff.context?.reference?.store);
    add(handoff.to, 'queue', handoff.deadLetter);
  }
  return [...links.values()];
}

/**
 * Builds the drawing of a manifest, reusing every part of `previous` that is still the same; nodes of `kept` stay put.
 * With `places` nothing is laid out anew.
 */
export function buildFlow(
  manifest: Manifest,
  previous?: Flow,
  kept?: ReadonlyMap<string, Position>,
  places: Readonly<Record<string, Position>> = autoLayout(manifest, kept),
): Flow {
  const pins = manifest.layout ?? {};
  const node = (id: string, kind: NodeKind, data: NodeData): FlowNode => ({
    id,
    kind,
    position: places[id] ?? { x: 0, y: 0 },
    pinned: Object.hasOwn(pins, id),
    data,
  });
  const nodes = [
    ...Object.entries(manifest.agents).map(([id, agent]) => node(id, 'agent', agentData(id, agent))),
    ...Object.entries(manifest.stores ?? {}).map(([id, store]) => {
      const log = manifest.eventLog === id;
      return node(`store:${id}`, 'store', { kind: 'store', id, facts: storeFacts(store, log), log });
    }),
    ...Object.entries(manifest.deadLetterQueues ?? {}).map(([id, queue]) =>
      node(`queue:${id}`, 'queue', { kind: 'queue', id, facts: queueFacts(queue), log: false }),
    ),
  ];
  const pairs = new Set(Object.values(manifest.handoffs).map(({ from, to }) => `${from}\u0000${to}`));
  const edges: FlowEdge[] = Object.entries(manifest.handoffs)
    .filter(([, { from, to }]) => Object.hasOwn(manifest.agents, from) && Object.hasOwn(manifest.agents, to))
    .map(([id, handoff]) => ({
      id,
      source: handoff.from,
      target: handoff.to,
      handoff: handoffData(id, handoff, manifest, pairs),
    }));
  for (const { source, target } of listLinks(manifest))
    edges.push({ id: `link:${source}:${target}`, source, target, handoff: undefined });
  return {
    nodes: keepSame(nodes, previous?.nodes),
    edges: keepSame(arrangeLines(nodes, edges, manifest.pattern === 'peer-to-peer'), previous?.edges),
  };
}

/** Works out how lines run and where their labels sit. Peers stand in a ring, which has no rows to run between. */
function arrangeLines(nodes: readonly FlowNode[], edges: readonly FlowEdge[], isRing: boolean) {
  const taken = new BoxIndex();
  for (const { position, kind } of nodes) {
    const { width, height } = cardSize[kind];
    taken.add({
      left: position.x,
      top: position.y,
      right: position.x + width,
      bottom: position.y + height,
    });
  }
  return placeLabels(nodes, isRing ? edges : chooseWays(nodes, edges, taken), taken);
}

/** Replaces each item by its equal of before, so that what did not change is not drawn again. */
function keepSame<T extends { readonly id: string; readonly data?: unknown; readonly handoff?: unknown }>(
  items: readonly T[],
  before: readonly T[] | undefined,
): readonly T[] {
  if (!before) return items;
  const byId = new Map(before.map(item => [item.id, item]));
  const kept = items.map(item => {
    const old = byId.get(item.id);
    if (!old) return item;
    if (equal(old, item)) return old;
    // A moved card keeps its contents: only its wrapper is drawn again.
    const part = item.data === undefined ? 'handoff' : 'data';
    return equal(old[part], item[part]) ? { ...item, [part]: old[part] } : item;
  });
  return kept.length === before.length && kept.every((item, i) => item === before[i]) ? before : kept;
}

/** Parts of a drawing hold nothing but JSON, and undefined. */
const equal = (a: unknown, b: unknown): boolean => equalJson(a as Json, b as Json);
