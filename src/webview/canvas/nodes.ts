import type { Node } from '@xyflow/react';
import type { EntityRef, Position } from '../../contract/edit/intent.js';
import { nodeIdOf } from '../../contract/index.js';
import type { Flow, FlowNode, HandoffData, NodeData } from '../../picture/flow.js';
import { roleWords } from '../../picture/words.js';
import { sizes } from './sizes.js';

export type CanvasNode = Node<NodeData>;

const noHandles: NonNullable<CanvasNode['handles']> = [];
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
    // Known from the start, so that nothing is measured; with no word on handles the library would look for them.
    measured: size,
    handles: noHandles,
    domAttributes: domAttributes as NonNullable<CanvasNode['domAttributes']>,
  };
}

/** What must win over the document for a moment. */
export interface Held {
  readonly moved: Readonly<Record<string, Position>>;
  /** Nodes under the pointer or the arrow keys, where they are now. */
  readonly holding: ReadonlyMap<string, Position>;
}

/** The canvas library's nodes for a drawing; what shows the same as before stays the same object, the list too. */
export function syncNodes(
  before: CanvasNode[],
  flow: Flow,
  selection: readonly EntityRef[],
  { moved, holding }: Held,
): CanvasNode[] {
  const known = new Map(before.map(node => [node.id, node]));
  const chosen = new Set(selection.map(nodeIdOf));
  const nodes = flow.nodes.map(node => {
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
  return nodes.length === before.length && nodes.every((node, i) => node === before[i]) ? before : nodes;
}

/** A handoff's name for screen readers. */
export function handoffName(data: HandoffData): string {
  const filled = data.fields.filter(Boolean).length;
  const crossing = data.states.filter(Boolean).length;
  return [
    `Handoff from ${data.from} to ${data.to}: ${data.payload}, version ${data.version}`,
    `${filled} of ${data.fields.length} contract fields`,
    `${crossing} of ${data.states.length} categories of state`,
    ...data.context.map(technique => contextWords[technique]),
    ...(data.attempts === undefined && data.deadLetter === undefined ? [] : [retryWords(data)]),
  ].join(', ');
}

/** How context crosses, in words. */
export const contextWords = {
  summary: 'a summary crosses',
  reference: 'context stays in a store, a reference crosses',
  select: 'only selected fields cross',
} as const;

/** What becomes of a delivery that fails: `3 attempts, then to review`. */
export function retryWords({ attempts, deadLetter }: Pick<HandoffData, 'attempts' | 'deadLetter'>): string {
  const tries =
    attempts === undefined ? 'not tried again' : attempts === 1 ? '1 attempt' : `${attempts} attempts`;
  return deadLetter === undefined ? tries : `${tries}, then to ${deadLetter}`;
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
