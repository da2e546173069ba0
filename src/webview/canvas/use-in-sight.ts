import { useStore, useStoreApi } from '@xyflow/react';
import { useEffect, useMemo, useState } from 'react';
import { idsOf, isSeen, mountNext } from './in-sight.js';
import type { CanvasNode } from './nodes.js';
import { readTile, type Tile, tileOf } from './tiles.js';

/** With fewer cards than this, hiding those that are out of sight costs more than it saves. */
const fewCards = 40;

/** The view has come to rest: what is far from it goes. */
const restsAfterMs = 250;

/**
 * The cards that the canvas library is to draw: those in view and around it, and those that are selected or dragged. They
 * come a few a frame, before they are in view; all at once only where somebody jumps.
 */
export function useInSight(nodes: CanvasNode[]): CanvasNode[] {
  const api = useStoreApi();
  const isMany = nodes.length > fewCards;
  const area = useStore(state => (isMany ? tileOf(state.transform, state.width, state.height) : ''));
  const near = useMemo(() => {
    if (area === '') return nodes;
    const tile = readTile(area);
    return nodes.filter(node => isSeen(node, tile));
  }, [area, nodes]);
  const [mounted, setMounted] = useState<ReadonlySet<string>>(() => {
    const view = viewOf(api.getState());
    return idsOf(near.filter(node => isSeen(node, view)));
  });

  useEffect(() => {
    if (area === '') return;
    const next = mountNext(mounted, near, viewOf(api.getState()));
    if (next !== mounted) {
      const frame = requestAnimationFrame(() => setMounted(next));
      return () => cancelAnimationFrame(frame);
    }
    if (mounted.size <= near.length) return;
    let { transform } = api.getState();
    const rest = setInterval(() => {
      const now = api.getState().transform;
      if (now === transform) setMounted(idsOf(near));
      transform = now;
    }, restsAfterMs);
    return () => clearInterval(rest);
  }, [area, near, mounted, api]);

  return useMemo(() => {
    if (area === '') return nodes;
    const shown = nodes.filter(({ id, selected, dragging }) => selected || dragging || mounted.has(id));
    return shown.length === nodes.length ? nodes : shown;
  }, [area, nodes, mounted]);
}

const viewOf = ({
  transform: [x, y, zoom],
  width,
  height,
}: {
  readonly transform: readonly [number, number, number];
  readonly width: number;
  readonly height: number;
}): Tile => ({
  left: -x / zoom,
  top: -y / zoom,
  right: (width - x) / zoom,
  bottom: (height - y) / zoom,
});
