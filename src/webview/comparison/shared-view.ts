import { getViewportForBounds, type ReactFlowInstance, type Rect, type Viewport } from '@xyflow/react';
import type { SideName } from '../../protocol.js';
import type { CanvasNode } from '../canvas/nodes.js';
import { motion } from '../canvas/use-view.js';

/** What pans and zooms both sides as one. */
export interface SharedView {
  /** A side is mounted, or gone. */
  register(side: SideName, pane: Pane | undefined): void;
  /** A side has moved: the other follows, unless this is only that side's following. */
  moved(side: SideName, viewport: Viewport, byHand: boolean): void;
  /** A move by hand is over, as a turn of the wheel is a moment after it: where the side stands now is what counts. */
  rested(side: SideName): void;
  /** Shows a part of the drawing on both sides, no nearer than it is comfortable to read. */
  show(bounds: Rect, closest?: number): void;
  zoomBy(factor: number): void;
}

/** A mounted side. */
export interface Pane {
  readonly flow: ReactFlowInstance<CanvasNode>;
  readonly element: HTMLElement;
}

const [farthest, nearest] = [0.04, 2];

/** Keeps the viewports of two sides equal. */
export function createSharedView(): SharedView {
  const panes = new Map<SideName, Pane>();
  const leader = (): SideName => (panes.has('after') ? 'after' : 'before');
  const first = () => panes.get(leader());
  const follow = (side: SideName, { x, y, zoom }: Viewport) => {
    const other = panes.get(side === 'before' ? 'after' : 'before');
    if (!other) return;
    const there = other.flow.getViewport();
    if (there.x !== x || there.y !== y || there.zoom !== zoom) void other.flow.setViewport({ x, y, zoom });
  };
  // A side that follows reports a moment later where it was put: taken for a move, that would stop the one that leads.
  let leading = 0;
  const move = async (viewport: Viewport) => {
    const pane = first();
    if (!pane) return;
    const mine = ++leading;
    await pane.flow.setViewport(viewport, { duration: motion(160) });
    if (mine !== leading) return;
    leading = 0;
    follow(leader(), pane.flow.getViewport());
  };
  return {
    register(side, pane) {
      if (pane) panes.set(side, pane);
      else panes.delete(side);
    },
    moved(side, viewport, byHand) {
      if (byHand) leading = 0;
      if (byHand || (leading > 0 && side === leader())) follow(side, viewport);
    },
    rested(side) {
      const pane = panes.get(side);
      if (pane && leading === 0) follow(side, pane.flow.getViewport());
    },
    show(bounds, closest = 1.1) {
      const pane = first();
      if (!pane) return;
      const { clientWidth, clientHeight } = pane.element;
      if (clientWidth > 0)
        void move(getViewportForBounds(bounds, clientWidth, clientHeight, farthest, closest, 0.08));
    },
    zoomBy(factor) {
      const pane = first();
      if (!pane) return;
      const { clientWidth, clientHeight } = pane.element;
      const { x, y, zoom } = pane.flow.getViewport();
      const next = Math.min(nearest, Math.max(farthest, zoom * factor));
      const keep = (offset: number, length: number) => length / 2 - ((length / 2 - offset) * next) / zoom;
      void move({ x: keep(x, clientWidth), y: keep(y, clientHeight), zoom: next });
    },
  };
}
