import { useReactFlow, useStoreApi } from '@xyflow/react';
import { memo, type PointerEvent, useEffect, useLayoutEffect, useRef } from 'react';
import { useDesigner } from '../store.js';
import { type Frame, frameOf, paintCards, seenOf } from './minimap-picture.js';
import type { CanvasNode } from './nodes.js';

const lagMs = 80;

/**
 * The whole workflow in a corner. The cards are painted in one go, and only when one of them changes: a thousand cost no
 * elements, and a pan moves only the frame around what is seen. Press or drag to go there.
 */
export const MiniMap = memo(function MiniMap({ nodes }: { nodes: readonly CanvasNode[] }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const seen = useRef<HTMLDivElement>(null);
  const cards = useRef(nodes);
  const frame = useRef<Frame>(undefined);
  const repaint = useRef(() => {});
  const flow = useStoreApi();
  const { setCenter, getZoom } = useReactFlow();
  const { store } = useDesigner();

  useLayoutEffect(() => {
    cards.current = nodes;
    frame.current = frameOf(nodes);
    repaint.current();
  }, [nodes]);

  useEffect(() => {
    let scheduled = 0;
    /** Read once for each theme: whoever asks has the styles of the whole page worked out first. */
    const colours = new Map<string, string>();
    const colour = (name: string): string => {
      let value = colours.get(name);
      if (value === undefined && canvas.current) {
        const style = getComputedStyle(canvas.current);
        value = style.getPropertyValue(name).trim() || style.color;
        colours.set(name, value);
      }
      return value ?? '';
    };
    const paint = () => {
      scheduled = 0;
      if (!canvas.current || !frame.current) return;
      paintCards(canvas.current, cards.current, store.get().problems, frame.current, colour);
      place();
    };
    const place = () => {
      if (!seen.current || !frame.current) return;
      const part = seenOf(frame.current, flow.getState());
      Object.assign(seen.current.style, {
        transform: `translate(${part.x}px, ${part.y}px)`,
        width: `${part.width}px`,
        height: `${part.height}px`,
      });
    };
    // An overview may lag behind a gesture by a few frames; the gesture may not.
    const schedule = () => {
      if (scheduled === 0) scheduled = window.setTimeout(() => requestAnimationFrame(paint), lagMs);
    };
    let { problems } = store.get();
    repaint.current = schedule;
    schedule();
    const stops = [
      flow.subscribe((now, before) => {
        const isSame =
          now.transform === before.transform && now.width === before.width && now.height === before.height;
        if (!isSame) place();
      }),
      store.subscribe(() => {
        if (store.get().problems !== problems) schedule();
        problems = store.get().problems;
      }),
    ];
    // A theme is variables on the root, and the body's class and name of it.
    const themes = new MutationObserver(() => {
      colours.clear();
      schedule();
    });
    themes.observe(document.body, { attributes: true, attributeFilter: ['class', 'data-vscode-theme-id'] });
    themes.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
    return () => {
      clearTimeout(scheduled);
      themes.disconnect();
      for (const stop of stops) stop();
    };
  }, [flow, store]);

  const go = (event: PointerEvent) => {
    if (event.buttons !== 1) return;
    const box = event.currentTarget.getBoundingClientRect();
    const { scale, x, y } = frameOf(nodes);
    event.currentTarget.setPointerCapture(event.pointerId);
    setCenter(x + (event.clientX - box.left) / scale, y + (event.clientY - box.top) / scale, {
      zoom: getZoom(),
    });
  };

  return (
    <div
      className="minimap"
      role="img"
      aria-label="Overview of the canvas"
      onPointerDown={go}
      onPointerMove={go}
    >
      <canvas ref={canvas} />
      <div ref={seen} className="minimap-seen" />
    </div>
  );
});
