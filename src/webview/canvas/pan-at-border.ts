import type { useStoreApi } from '@xyflow/react';

/** Width of the strip along the canvas's border in which a gesture pans, in pixels. */
const strip = 40;
/** Pixels a frame at the border itself. */
const fastest = 14;

/** How far one frame pans along one axis: not at all in the middle, faster the nearer the border. */
export function panSpeed(at: number, from: number, to: number): number {
  const depth = at < from + strip ? from + strip - at : at > to - strip ? to - strip - at : 0;
  return Math.round((Math.max(-strip, Math.min(strip, depth)) / strip) * fastest);
}

/** Pans while the pointer of a gesture stays near the canvas's border; `panned` hears of each step. */
export function panAtBorder(
  flow: ReturnType<typeof useStoreApi>,
  panned: (event: PointerEvent) => void,
): { move(event: PointerEvent): void; stop(): void } {
  let last: PointerEvent | undefined;
  let frame = 0;
  const step = () => {
    frame = 0;
    const { domNode, panBy } = flow.getState();
    const box = domNode?.getBoundingClientRect();
    if (!last || !box) return;
    const x = panSpeed(last.clientX, box.left, box.right);
    const y = panSpeed(last.clientY, box.top, box.bottom);
    if (x === 0 && y === 0) return;
    void panBy({ x, y });
    panned(last);
    frame = requestAnimationFrame(step);
  };
  return {
    move(event) {
      last = event;
      if (frame === 0) frame = requestAnimationFrame(step);
    },
    stop() {
      cancelAnimationFrame(frame);
      last = undefined;
    },
  };
}
