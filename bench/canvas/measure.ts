export type Gesture = 'drag' | 'pan' | 'zoom';

/** Runs in the page before its scripts: measures from the first document to the first frame that shows all cards. */
export function measureFirst(): void {
  window.addEventListener(
    'message',
    event => {
      const { type, text } = (event.data ?? {}) as { type?: string; text?: string };
      const page = window as unknown as { firstMs?: number; started?: number };
      if (type !== 'document' || page.started !== undefined || !text) return;
      const start = performance.now();
      page.started = start;
      const count = Object.keys((JSON.parse(text) as { agents: object }).agents).length;
      const look = () => {
        if (document.querySelectorAll('.react-flow__node').length >= count)
          requestAnimationFrame(() => {
            page.firstMs = performance.now() - start;
          });
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    },
    { capture: true },
  );
}

/** Runs in the page: makes a gesture, one event a frame, and gives the times between frames in milliseconds. */
export async function measureGesture(gesture: Gesture): Promise<number[]> {
  const count = 60;
  const pane = document.querySelector('.react-flow__pane') as HTMLElement;
  const box = pane.getBoundingClientRect();
  const middle = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  const nextFrame = () => new Promise<number>(resolve => requestAnimationFrame(resolve));

  /** The card nearest to the middle of the window. */
  const nearestCard = (): HTMLElement => {
    let best: HTMLElement | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const node of document.querySelectorAll<HTMLElement>('.react-flow__node')) {
      const { left, top, width, height } = node.getBoundingClientRect();
      const distance = Math.hypot(left + width / 2 - middle.x, top + height / 2 - middle.y);
      if (distance < least) {
        least = distance;
        best = node;
      }
    }
    return best as HTMLElement;
  };
  const mouse = (target: EventTarget, type: string, x: number, y: number) =>
    target.dispatchEvent(
      new MouseEvent(type, {
        bubbles: true,
        cancelable: true,
        view: window,
        clientX: x,
        clientY: y,
        button: 0,
        buttons: type === 'mouseup' ? 0 : 1,
      }),
    );

  const target = gesture === 'drag' ? nearestCard() : pane;
  const from =
    gesture === 'drag'
      ? (() => {
          const { left, top, width, height } = target.getBoundingClientRect();
          return { x: left + width / 2, y: top + height / 2 };
        })()
      : middle;
  if (gesture !== 'zoom') {
    mouse(target, 'mousedown', from.x, from.y);
    mouse(window, 'mousemove', from.x + 8, from.y + 8);
  }
  await nextFrame();
  const frames: number[] = [];
  let last = await nextFrame();
  for (let step = 1; step <= count; step++) {
    const angle = (step / count) * 2 * Math.PI;
    if (gesture === 'zoom')
      target.dispatchEvent(
        new WheelEvent('wheel', {
          deltaY: step <= count / 2 ? 2 : -2,
          ctrlKey: true,
          bubbles: true,
          cancelable: true,
          clientX: middle.x,
          clientY: middle.y,
        }),
      );
    else mouse(window, 'mousemove', from.x + Math.sin(angle) * 120, from.y + (1 - Math.cos(angle)) * 60);
    const now = await nextFrame();
    frames.push(now - last);
    last = now;
  }
  if (gesture !== 'zoom') mouse(window, 'mouseup', from.x, from.y);
  await new Promise(resolve => setTimeout(resolve, 400));
  return frames;
}
