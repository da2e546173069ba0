import type { Position } from '../edit/intent.js';

/** What a canvas node stands for. */
export type NodeKind = 'agent' | 'store' | 'queue';

/** A width and height in pixels at zoom 1. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** One size for each kind of card, so that a thousand of them need no measuring. */
export const cardSize = {
  agent: { width: 232, height: 122 },
  store: { width: 152, height: 60 },
  queue: { width: 152, height: 60 },
} as const satisfies Record<NodeKind, Size>;

/** Distance between the left edges of neighbouring columns: room for a card and the pill of a handoff. */
export const columnPitch = 528;
/** Distance between the top edges of neighbouring rows. */
export const rowPitch = 174;
/** Least free space around a card. */
export const margin = 24;

/** The kind of a node, from its id. */
export const nodeKindOf = (nodeId: string): NodeKind =>
  nodeId.startsWith('store:') ? 'store' : nodeId.startsWith('queue:') ? 'queue' : 'agent';

/** Where nodes stand, by node id. */
export type Places = Map<string, Position>;

/** The smallest box around some nodes; a box of no size at the origin when there are none. */
export function boundsOf(places: Places): { left: number; top: number; right: number; bottom: number } {
  const box = {
    left: Number.POSITIVE_INFINITY,
    top: Number.POSITIVE_INFINITY,
    right: Number.NEGATIVE_INFINITY,
    bottom: Number.NEGATIVE_INFINITY,
  };
  for (const [id, { x, y }] of places) {
    const size = cardSize[nodeKindOf(id)];
    box.left = Math.min(box.left, x);
    box.top = Math.min(box.top, y);
    box.right = Math.max(box.right, x + size.width);
    box.bottom = Math.max(box.bottom, y + size.height);
  }
  return places.size === 0 ? { left: 0, top: 0, right: 0, bottom: 0 } : box;
}
