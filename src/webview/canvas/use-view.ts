import { useReactFlow, useStoreApi, type Viewport } from '@xyflow/react';
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import type { EntityRef } from '../../contract/edit/intent.js';
import { nodeIdOf } from '../../contract/index.js';
import type { View } from '../designer.js';
import { useDesigner } from '../store.js';
import { closeUpOf, screenBox, viewportOf } from './fitting.js';
import type { CanvasNode } from './nodes.js';
import { keepSharp } from './sharp.js';
import { sizes } from './sizes.js';

/** Least space between a card that is shown and the canvas's border. */
const margin = 24;

/** How far to move a stretch so that it lies inside, and no further; the start wins where it is too long. */
export function inward(low: number, high: number, length: number, space: number): number {
  if (low < space) return space - low;
  return high > length - space ? Math.max(length - space - high, space - low) : 0;
}

/** Offers what only the mounted canvas can do; gives what is to be told the viewport, which is kept over hiding and showing. */
export function useView(container: RefObject<HTMLDivElement | null>, nodes: readonly CanvasNode[]) {
  const designer = useDesigner();
  const flow = useReactFlow();
  const api = useStoreApi();
  const cards = useRef(nodes);
  useLayoutEffect(() => {
    cards.current = nodes;
  }, [nodes]);
  /** While nobody has panned or zoomed, everything is kept in view, whatever becomes of the window. */
  const isFitted = useRef(designer.host.load().viewport === undefined);
  /** A fit of ours is under way: the end of its motion is not the user's. */
  const isFitting = useRef(false);

  const fit = useCallback(
    (duration = motion(160)) => {
      const { width, height, transform } = api.getState();
      if (cards.current.length === 0) return;
      isFitted.current = true;
      const viewport = viewportOf(cards.current, { width, height });
      if (viewport.x === transform[0] && viewport.y === transform[1] && viewport.zoom === transform[2])
        return;
      isFitting.current = true;
      void flow.setViewport(viewport, { duration });
    },
    [flow, api],
  );

  const onMoveEnd = useCallback(
    (_: unknown, viewport: Viewport) => {
      if (isFitting.current) {
        isFitting.current = false;
        designer.host.save({ viewport: undefined });
        return;
      }
      isFitted.current = false;
      designer.host.save({ viewport });
    },
    [designer],
  );

  useEffect(() => {
    if (container.current) return keepSharp(container.current, api);
  }, [api, container]);

  useEffect(() => {
    const cardsOf = (targets: readonly EntityRef[]) => {
      const ids = new Set(nodesOf(targets, designer.store.get().drawing?.manifest.handoffs));
      return cards.current.filter(({ id }) => ids.has(id));
    };
    const view: View = {
      fit: () => fit(),
      zoomTo(targets) {
        const boxes = cardsOf(targets);
        const { width, height } = api.getState();
        if (boxes.length > 0)
          void flow.setViewport(closeUpOf(boxes, { width, height }), { duration: motion(160) });
      },
      show(target) {
        const boxes = cardsOf([target]);
        if (boxes.length === 0) return;
        const { transform, width, height } = api.getState();
        const [tx, ty, zoom] = transform;
        const box = screenBox(boxes, transform);
        const inView = (low: number, high: number, length: number) => inward(low, high, length, margin);
        const dx = inView(box.left, box.right, width);
        const dy = inView(box.top, box.bottom, height);
        if (zoom >= 0.3 && dx === 0 && dy === 0) return;
        const fits = box.right - box.left <= width && box.bottom - box.top <= height;
        if (zoom >= 0.3 && fits)
          void flow.setViewport({ x: tx + dx, y: ty + dy, zoom }, { duration: motion(160) });
        else
          void flow.setCenter(
            ((box.left + box.right) / 2 - tx) / zoom,
            ((box.top + box.bottom) / 2 - ty) / zoom,
            { zoom: Math.max(zoom, 0.7), duration: motion(160) },
          );
      },
      toCanvas: (x, y) => flow.screenToFlowPosition({ x, y }),
      freePlace() {
        const { width, height, transform } = api.getState();
        const [tx, ty, zoom] = transform;
        const start = {
          x: Math.round((width / 2 - tx) / zoom - sizes.agent.width / 2),
          y: Math.round((height / 2 - ty) / zoom - sizes.agent.height / 2),
        };
        const taken = cards.current.map(node => node.position);
        const stepX = sizes.agent.width + 40;
        const stepY = sizes.agent.height + 36;
        const isFree = (x: number, y: number) =>
          taken.every(box => Math.abs(box.x - x) >= stepX - 20 || Math.abs(box.y - y) >= stepY - 12);
        for (let ring = 0; ring < 40; ring++) {
          for (let row = -ring; row <= ring; row++) {
            for (let column = -ring; column <= ring; column++) {
              if (Math.max(Math.abs(row), Math.abs(column)) !== ring) continue;
              const x = start.x + column * stepX;
              const y = start.y + row * stepY;
              if (isFree(x, y)) return { x, y };
            }
          }
        }
        return start;
      },
      focus: () => container.current?.focus({ preventScroll: true }),
    };
    designer.view.current = view;
    return () => {
      designer.view.current = undefined;
    };
  }, [designer, flow, api, container, fit]);

  const filled = nodes.length > 0;
  useEffect(() => {
    const element = container.current;
    if (!filled || !element) return;
    if (isFitted.current) fit(0);
    const sizes = new ResizeObserver(() => {
      if (isFitted.current) fit(0);
    });
    sizes.observe(element);
    return () => sizes.disconnect();
  }, [filled, container, fit]);

  return onMoveEnd;
}

/** The canvas nodes that show these entities: a handoff is seen between its two agents. */
function nodesOf(
  targets: readonly EntityRef[],
  handoffs: { readonly [id: string]: { readonly from: string; readonly to: string } } | undefined,
): string[] {
  return targets.flatMap(ref => {
    const handoff =
      ref.kind === 'handoff' && handoffs && Object.hasOwn(handoffs, ref.id) ? handoffs[ref.id] : undefined;
    return handoff ? [handoff.from, handoff.to] : (nodeIdOf(ref) ?? []);
  });
}

/** No motion for those who asked for none. */
export const motion = (ms: number): number =>
  matchMedia('(prefers-reduced-motion: reduce)').matches ||
  document.body.classList.contains('vscode-reduce-motion')
    ? 0
    : ms;
