/** How long a check may keep the extension host for itself, in milliseconds: other extensions share the thread. */
const turnMs = 15;

/**
 * Carries out work that is cut into steps, and gives way whenever it has had its turn. Undefined as soon as nobody wants
 * the result any more.
 */
export async function takeTurns<T>(
  steps: Generator<undefined, T>,
  isWanted: () => boolean,
): Promise<T | undefined> {
  let since = performance.now();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() - since < turnMs) continue;
    await new Promise(resolve => setTimeout(resolve));
    if (!isWanted()) return undefined;
    since = performance.now();
  }
}
