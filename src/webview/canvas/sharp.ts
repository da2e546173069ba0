import type { useStoreApi } from '@xyflow/react';

const restsAfterMs = 200;

/**
 * The drawing is a picture that a pan shifts and a zoom scales (`will-change` in the style sheet): nothing is painted on
 * the way. Once the view rests, its edges lie on whole pixels, and after a zoom it is painted again at the scale it is seen
 * at: letters are as sharp as if it were no picture.
 */
export function keepSharp(element: HTMLElement, api: ReturnType<typeof useStoreApi>): () => void {
  let seen = api.getState().transform;
  let paintedAt = seen[2];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;
  const rest = () => {
    const picture = element.querySelector<HTMLElement>('.react-flow__viewport');
    if (!picture) return;
    const [x, y, zoom] = api.getState().transform;
    picture.style.translate = `${toWhole(x)}px ${toWhole(y)}px`;
    if (zoom === paintedAt) return;
    paintedAt = zoom;
    picture.style.willChange = 'auto';
    frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => picture.style.removeProperty('will-change'));
    });
  };
  rest();
  const stop = api.subscribe(({ transform }) => {
    if (transform === seen) return;
    seen = transform;
    clearTimeout(timer);
    timer = setTimeout(rest, restsAfterMs);
  });
  return () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
    stop();
  };
}

/** How far it is from an offset to the next whole pixel of the screen. */
function toWhole(offset: number): number {
  const ratio = window.devicePixelRatio || 1;
  return Math.round(offset * ratio) / ratio - offset;
}
