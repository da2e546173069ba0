/** Work that can be left alone for a moment wherever it yields. */
export type Pausable<T> = Generator<void, T, void>;

/** Does all of it at once. */
export function finish<T>(work: Pausable<T>): T {
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}

/** Does all of it, with `pause` awaited wherever it can be left alone. */
export async function finishWithPauses<T>(work: Pausable<T>, pause: () => Promise<void>): Promise<T> {
  let step = work.next();
  while (!step.done) {
    await pause();
    step = work.next();
  }
  return step.value;
}
