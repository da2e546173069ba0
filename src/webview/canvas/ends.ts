import type { FlowEdge } from '../../picture/flow.js';
import type { CanvasNode } from './nodes.js';

/** An edge with the two cards that it joins. */
export interface Ends {
  readonly edge: FlowEdge;
  readonly from: CanvasNode;
  readonly to: CanvasNode;
  /** One of its cards is being dragged. */
  readonly isLoose: boolean;
}

/** Edges that are compared one by one; within a group of this size React compares, across groups we do. */
const groupSize = 40;

/**
 * The edges that are shown, in groups; a group whose edges and cards stand where they stood is the same array as before,
 * so that moving one card leaves all groups but a few alone. An edge is always of the same group, whatever is shown: else
 * those behind one that comes into sight would each change their group, and be made anew.
 */
export function groupEnds(
  edges: readonly FlowEdge[],
  byId: ReadonlyMap<string, CanvasNode>,
  before: readonly (readonly Ends[])[],
  isShown: (ends: Ends) => boolean,
): readonly (readonly Ends[])[] {
  const groups: (readonly Ends[])[] = [];
  for (let start = 0; start < edges.length; start += groupSize) {
    const group: Ends[] = [];
    for (let i = start; i < Math.min(start + groupSize, edges.length); i++) {
      const edge = edges[i] as FlowEdge;
      const from = byId.get(edge.source);
      const to = byId.get(edge.target);
      if (!from || !to) continue;
      const ends = { edge, from, to, isLoose: Boolean(from.dragging || to.dragging) };
      if (isShown(ends)) group.push(ends);
    }
    const old = before[groups.length];
    groups.push(old && isSame(old, group) ? old : group);
  }
  return groups;
}

const isSame = (a: readonly Ends[], b: readonly Ends[]): boolean =>
  a.length === b.length &&
  a.every((ends, i) => {
    const other = b[i] as Ends;
    return (
      ends.edge === other.edge &&
      ends.isLoose === other.isLoose &&
      ends.from.position === other.from.position &&
      ends.to.position === other.to.position
    );
  });
