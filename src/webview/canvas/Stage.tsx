import { ReactFlowProvider, type Viewport } from '@xyflow/react';
import { useLayoutEffect, useRef, useState } from 'react';
import { useDesigner } from '../store.js';
import { Canvas } from './Canvas.js';
import { viewportOf } from './fitting.js';
import { type CanvasNode, syncNodes } from './nodes.js';
import type { Size } from './sizes.js';

/** What the canvas begins with. */
interface Start {
  readonly size: Size;
  readonly nodes: CanvasNode[];
  readonly viewport: Viewport;
}

/**
 * The room of the canvas. It is drawn once the room's size is known, so that its first drawing is the one that is seen:
 * at the zoom, and with the detail, that brings all of it into view.
 */
export function Stage({ locked }: { locked: boolean }) {
  const { store, host } = useDesigner();
  const room = useRef<HTMLDivElement>(null);
  const [start, setStart] = useState<Start>();
  useLayoutEffect(() => {
    const { drawing, selection, moved } = store.get();
    if (!room.current || !drawing) return;
    const { clientWidth: width, clientHeight: height } = room.current;
    const size = { width, height };
    const nodes = syncNodes([], drawing.flow, selection, { moved, holding: new Map() });
    // What is saved was written by us, into a state that nobody else writes.
    const saved = host.load().viewport as Viewport | undefined;
    setStart({ size, nodes, viewport: saved ?? viewportOf(nodes, size) });
  }, [store, host]);
  return (
    <div ref={room} className="room">
      {start && (
        <ReactFlowProvider
          initialNodes={start.nodes}
          initialWidth={start.size.width}
          initialHeight={start.size.height}
        >
          <Canvas locked={locked} firstNodes={start.nodes} firstViewport={start.viewport} />
        </ReactFlowProvider>
      )}
    </div>
  );
}
