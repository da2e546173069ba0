import { useReactFlow, useStoreApi } from '@xyflow/react';
import { type PointerEvent, useEffect, useRef } from 'react';
import { entityOfNode } from '../../contract/index.js';
import { markOf, worstOf } from '../marks.js';
import { useDesigner } from '../store.js';

const width = 152;
const height = 96;
const padding = 8;
const lagMs = 80;

interface Frame {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/** The whole workflow in a corner, painted in one go: a thousand cards cost no elements. Press or drag to go there. */
export function MiniMap() {
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<Frame>({ scale: 1, x: 0, y: 0 });
  const flow = useStoreApi();
  const { setCenter, getZoom } = useReactFlow();
  const { store } = useDesigner();

  useEffect(() => {
    let scheduled = 0;
    /** Read once for each theme: whoever asks has the styles of the whole page worked out first. */
    const colours = new Map<string, string>();
    const paint = () => {
      scheduled = 0;
      const element = canvas.current;
      const context = element?.getContext('2d');
      if (!element || !context) return;
      const ratio = window.devicePixelRatio || 1;
      if (element.width !== width * ratio) {
        element.width = width * ratio;
        element.height = height * ratio;
      }
      const colour = (name: string): string => {
        let value = colours.get(name);
        if (value === undefined) {
          const style = getComputedStyle(element);
          value = style.getPropertyValue(name).trim() || style.color;
          colours.set(name, value);
        }
        return value;
      };
      const { nodeLookup, transform, width: viewWidth, height: viewHeight } = flow.getState();
      const [tx, ty, zoom] = transform;
      const seen = { x: -tx / zoom, y: -ty / zoom, w: viewWidth / zoom, h: viewHeight / zoom };
      let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
      for (const { internals, measured } of nodeLookup.values()) {
        const { x, y } = internals.positionAbsolute;
        left = Math.min(left, x);
        top = Math.min(top, y);
        right = Math.max(right, x + (measured.width ?? 0));
        bottom = Math.max(bottom, y + (measured.height ?? 0));
      }
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.clearRect(0, 0, width, height);
      if (left > right) return;
      const scale = Math.min(
        (width - 2 * padding) / Math.max(right - left, 400),
        (height - 2 * padding) / Math.max(bottom - top, 240),
      );
      frame.current = {
        scale,
        x: (left + right) / 2 - width / 2 / scale,
        y: (top + bottom) / 2 - height / 2 / scale,
      };
      const { x: ox, y: oy } = frame.current;
      const { problems } = store.get();
      for (const [id, { internals, measured, data, selected }] of nodeLookup) {
        const { x, y } = internals.positionAbsolute;
        const worst = worstOf(markOf(problems, entityOfNode(id)));
        context.fillStyle = colour(
          selected
            ? '--selected'
            : worst === 'error'
              ? '--error'
              : data.kind === 'agent'
                ? `--role-${(data as { role?: string }).role}`
                : `--role-${data.kind}`,
        );
        context.globalAlpha = selected || worst === 'error' ? 1 : 0.75;
        context.fillRect(
          (x - ox) * scale,
          (y - oy) * scale,
          Math.max(2, (measured.width ?? 0) * scale),
          Math.max(1.5, (measured.height ?? 0) * scale),
        );
      }
      context.globalAlpha = 1;
      context.strokeStyle = colour('--selected');
      context.lineWidth = 1;
      context.strokeRect((seen.x - ox) * scale, (seen.y - oy) * scale, seen.w * scale, seen.h * scale);
    };
    // An overview may lag behind a gesture by a few frames; the gesture may not.
    const schedule = () => {
      if (scheduled === 0) scheduled = window.setTimeout(() => requestAnimationFrame(paint), lagMs);
    };
    schedule();
    const stops = [flow.subscribe(schedule), store.subscribe(schedule)];
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
    const { scale, x, y } = frame.current;
    event.currentTarget.setPointerCapture(event.pointerId);
    setCenter(x + (event.clientX - box.left) / scale, y + (event.clientY - box.top) / scale, {
      zoom: getZoom(),
    });
  };

  return (
    <canvas
      ref={canvas}
      className="minimap"
      role="img"
      aria-label="Overview of the canvas"
      onPointerDown={go}
      onPointerMove={go}
    />
  );
}
