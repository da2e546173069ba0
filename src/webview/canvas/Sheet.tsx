import { EdgeLabelRenderer, useStoreApi } from '@xyflow/react';
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { seenPart } from './tiles.js';

/** Distance between two dots in canvas pixels; the style sheet draws them. */
const gap = 20;

/**
 * The paper below the cards, with the handoffs drawn on it. It lies on the canvas and goes with it, about a window larger
 * on every side, and is laid anew when its end comes into sight: so a pan paints nothing. Nothing sticks out of it and
 * nothing shines through, hence a moving view is copied, not blended.
 */
export function Sheet({ dotted, children }: { dotted: boolean; children: ReactNode }) {
  const sheet = useRef<HTMLDivElement>(null);
  const origin = useRef<HTMLDivElement>(null);
  const flow = useStoreApi();
  useLayoutEffect(() => {
    let laid = { left: 0, top: 0, right: 0, bottom: 0, zoom: 0 };
    const lay = () => {
      const state = flow.getState();
      const { width, height } = state;
      const zoom = state.transform[2];
      if (!sheet.current || !origin.current) return;
      const { left, top, right, bottom } = seenPart(state);
      const isCovered = left >= laid.left && top >= laid.top && right <= laid.right && bottom <= laid.bottom;
      // A sheet that has become far too large costs as well.
      if (isCovered && zoom < laid.zoom * 3) return;
      const low = (edge: number, length: number) => Math.floor((edge - length / zoom) / gap) * gap;
      const high = (edge: number, length: number) => Math.ceil((edge + length / zoom) / gap) * gap;
      laid = {
        left: low(left, width),
        top: low(top, height),
        right: high(right, width),
        bottom: high(bottom, height),
        zoom,
      };
      Object.assign(sheet.current.style, {
        left: `${laid.left}px`,
        top: `${laid.top}px`,
        width: `${laid.right - laid.left}px`,
        height: `${laid.bottom - laid.top}px`,
      });
      Object.assign(origin.current.style, { left: `${-laid.left}px`, top: `${-laid.top}px` });
    };
    lay();
    return flow.subscribe(lay);
  }, [flow]);
  return (
    <EdgeLabelRenderer>
      <div ref={sheet} className={dotted ? 'sheet dotted' : 'sheet'}>
        <div ref={origin} className="origin">
          {children}
        </div>
      </div>
    </EdgeLabelRenderer>
  );
}
