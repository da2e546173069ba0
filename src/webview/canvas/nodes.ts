import { type Edge, type Node, Position as Side } from '@xyflow/react';
import type { EntityRef, Position } from '../../contract/edit/intent.js';
import { nodeIdOf } from '../../contract/index.js';
import type { Flow, FlowEdge, FlowNode, HandoffData, NodeData } from '../flow.js';
import { roleWords } from '../words.js';
import { sizes } from './sizes.js';

export type CanvasNode = Node<NodeData>;
export type CanvasEdge = Edge<HandoffData | Record<string, never>>;

/** Edges start and end at a card's middle; `route` finds the way from there. One object per kind keeps identity. */
const handlesOf = Object.fromEntries(
  Object.entries(sizes).map(([kind, { width, height }]) => [
    kind,
    (['source', 'target'] as const).map(type => ({
      type,
      id: null,
      position: type === 'source' ? Side.Right : Side.Left,
      x: width / 2,
      y: height / 2,
      width: 0,
      height: 0,
    })),
  ]),
);

const domAttributes = { 'aria-roledescription': undefined, role: 'presentation' } as const;

function toNode(node: FlowNode, position: Position, selected: boolean): CanvasNode {
  const size = sizes[node.kind];
  return {
    id: node.id,
    type: node.kind,
    position,
    data: node.data,
    selected,
    ...size,
    // Known from the start, so that nothing is measured.
    measured: size,
    handles: handlesOf[node.kind] as NonNullable<CanvasNode['handles']>,
    domAttributes: domAttributes as NonNullable<CanvasNode['domAttributes']>,
  };
}

/** What must win over the document for a moment. */
export interface Held {
  readonly moved: Readonly<Record<string, Position>>;
  /** Nodes under the pointer or the arrow keys, where they are now. */
  readonly holding: ReadonlyMap<string, Position>;
}

/** The canvas library's nodes for a drawing; those that show the same as before stay the same objects. */
export function syncNodes(
  before: readonly CanvasNode[],
  flow: Flow,
  selection: readonly EntityRef[],
  { moved, holding }: Held,
): CanvasNode[] {
  const known = new Map(before.map(node => [node.id, node]));
  const chosen = new Set(selection.map(nodeIdOf));
  return flow.nodes.map(node => {
    const position = holding.get(node.id) ?? moved[node.id] ?? node.position;
    const selected = chosen.has(node.id);
    const old = known.get(node.id);
    return old &&
      old.data === node.data &&
      old.type === node.kind &&
      (old.selected ?? false) === selected &&
      old.position.x === position.x &&
      old.position.y === position.y
      ? old
      : toNode(node, position, selected);
  });
}

const linkAttributes = { 'aria-roledescription': undefined, 'aria-hidden': true } as const;

function toEdge(edge: FlowEdge, selected: boolean): CanvasEdge {
  if (!edge.handoff)
    return {
      id: edge.id,
      type: 'link',
      source: edge.source,
      target: edge.target,
      data: {},
      selectable: false,
      focusable: false,
      ariaLabel: null as never,
      domAttributes: linkAttributes as NonNullable<CanvasEdge['domAttributes']>,
    };
  return {
    id: edge.id,
    type: 'handoff',
    source: edge.source,
    target: edge.target,
    data: edge.handoff,
    selected,
    ariaLabel: handoffName(edge.handoff),
    domAttributes: { 'aria-roledescription': 'handoff' },
  };
}

/** The canvas library's edges for a drawing; unchanged ones stay the same objects. */
export function syncEdges(
  before: readonly CanvasEdge[],
  flow: Flow,
  selection: readonly EntityRef[],
): CanvasEdge[] {
  const known = new Map(before.map(edge => [edge.id, edge]));
  const chosen = new Set(selection.filter(ref => ref.kind === 'handoff').map(ref => ref.id));
  return flow.edges.map(edge => {
    const selected = edge.handoff !== undefined && chosen.has(edge.id);
    const old = known.get(edge.id);
    return old &&
      (edge.handoff ? old.data === edge.handoff : old.type === 'link') &&
      old.source === edge.source &&
      old.target === edge.target &&
      (old.selected ?? false) === selected
      ? old
      : toEdge(edge, selected);
  });
}

/** A handoff's name for screen readers. */
export function handoffName(data: HandoffData): string {
  const filled = data.fields.filter(Boolean).length;
  return `Handoff from ${data.from} to ${data.to}: ${data.payload}, version ${data.version}, ${filled} of ${data.fields.length} contract fields`;
}

/** A card's name for screen readers. */
export function nodeName(data: NodeData): string {
  if (data.kind !== 'agent')
    return `${data.kind === 'queue' ? 'Dead-letter queue' : data.log ? 'Event log' : 'State store'} ${data.id}: ${data.facts}`;
  const facts = data.chips.map(chip => chip.text).join(', ');
  return [`Agent ${data.id}, ${roleWords[data.role]}`, data.purpose, facts].filter(Boolean).join('. ');
}

/** The id of a card's or pill's element, for `aria-activedescendant`. */
export const elementIdOf = (ref: EntityRef): string => `on-canvas-${ref.kind}-${ref.id}`;
