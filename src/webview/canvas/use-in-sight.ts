import { useStore, useStoreApi } from '@xyflow/react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { idsOf, isSeen, mountNext } from './in-sight.js';
import type { CanvasNode } from './nodes.js';
import { readTile, seenPart, tileOf } from './tiles.js';

/** With fewer cards than this, hiding those that are out of sight costs more than it saves. */
const fewCards = 40;

/** Without motion for so long the view rests, and what is far from it goes. */
const restsAfterMs = 250;

/** While the view moves, how often it is looked whether a card has come near; a card out of view is a few of them away. */
const lookAgainMs = 30;

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
    const view = seenPart(api.getState());
    return idsOf(near.filter(node => isSeen(node, view)));
  });

  const motion = useRef({ transform: api.getState().transform, at: 0 });
  useEffect(() => {
    if (area === '') return;
    let frame = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (now: number) => {
      const state = api.getState();
      if (motion.current.transform !== state.transform)
        motion.current = { transform: state.transform, at: now };
      const isMoving = now - motion.current.at < restsAfterMs;
      const next = mountNext(mounted, near, { ...seenPart(state), zoom: state.transform[2], isMoving });
      if (next !== mounted) return setMounted(next);
      // At rest all that is near is mounted: then the others go.
      if (!isMoving) return mounted.size > near.length ? setMounted(idsOf(near)) : undefined;
      timer = setTimeout(() => {
        frame = requestAnimationFrame(look);
      }, lookAgainMs);
    };
    frame = requestAnimationFrame(look);
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [area, near, mounted, api]);

  return useMemo(() => {
    if (area === '') return nodes;
    const shown = nodes.filter(({ id, selected, dragging }) => selected || dragging || mounted.has(id));
    return shown.length === nodes.length ? nodes : shown;
  }, [area, nodes, mounted]);
}
