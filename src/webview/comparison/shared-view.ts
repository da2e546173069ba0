import { getViewportForBounds, type ReactFlowInstance, type Rect, type Viewport } from '@xyflow/react';
import type { SideName } from '../../protocol.js';
import type { CanvasNode } from '../canvas/nodes.js';
import { motion } from '../canvas/use-view.js';

/** What pans and zooms both sides as one. */
export interface SharedView {
  /** A side is mounted, or gone. */
  register(side: SideName, pane: Pane | undefined): void;
  /** A side was moved: the other follows. */
  moved(side: SideName, viewport: Viewport): void;
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
  const first = () => panes.get('after') ?? panes.get('before');
  const move = (viewport: Viewport) => void first()?.flow.setViewport(viewport, { duration: motion(160) });
  return {
    register(side, pane) {
      if (pane) panes.set(side, pane);
      else panes.delete(side);
    },
    moved(side, { x, y, zoom }) {
      const other = panes.get(side === 'before' ? 'after' : 'before');
      if (!other) return;
      const there = other.flow.getViewport();
      // Equal already: it was that side that moved this one.
      if (there.x !== x || there.y !== y || there.zoom !== zoom) void other.flow.setViewport({ x, y, zoom });
    },
    show(bounds, closest = 1.1) {
      const pane = first();
      if (!pane) return;
      const { clientWidth, clientHeight } = pane.element;
      if (clientWidth > 0)
        move(getViewportForBounds(bounds, clientWidth, clientHeight, farthest, closest, 0.08));
    },
    zoomBy(factor) {
      const pane = first();
      if (!pane) return;
      const { clientWidth, clientHeight } = pane.element;
      const { x, y, zoom } = pane.flow.getViewport();
      const next = Math.min(nearest, Math.max(farthest, zoom * factor));
      const keep = (offset: number, length: number) => length / 2 - ((length / 2 - offset) * next) / zoom;
      move({ x: keep(x, clientWidth), y: keep(y, clientHeight), zoom: next });
    },
  };
}
