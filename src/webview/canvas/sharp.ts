import type { useStoreApi } from '@xyflow/react';

const restsAfterMs = 200;

/**
 * The drawing is a layer of its own (the style sheet says so). While the view moves, that is a picture which is shifted and
 * scaled, and nothing is painted; once it rests, it is painted again where and as large as it is then, so that letters
 * are as sharp as if it were no layer.
 */
export function keepSharp(element: HTMLElement, api: ReturnType<typeof useStoreApi>): () => void {
  let seen = api.getState().transform;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = api.subscribe(({ transform }) => {
    if (transform === seen) return;
    seen = transform;
    const picture = element.querySelector<HTMLElement>('.react-flow__viewport');
    if (timer === undefined) picture?.style.setProperty('will-change', 'transform');
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = undefined;
      picture?.style.removeProperty('will-change');
    }, restsAfterMs);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
