import { describe, expect, it } from 'vitest';
import { singleFlight } from '../../src/extension/generate/single-flight.js';

/** A task that ends when told to, and counts. */
function controlled() {
  let runs = 0;
  let running = 0;
  let most = 0;
  const ends: (() => void)[] = [];
  return {
    run: async () => {
      runs++;
      const mine = runs;
      running++;
      most = Math.max(most, running);
      await new Promise<void>(resolve => ends.push(resolve));
      running--;
      return mine;
    },
    end: async () => {
      ends.shift()?.();
      await new Promise(resolve => setTimeout(resolve, 0));
    },
    counts: () => ({ runs, most }),
  };
}

describe('singleFlight', () => {
  it('turns many calls into the run under way and one more', async () => {
    const task = controlled();
    const trigger = singleFlight(task.run);
    const first = trigger();
    const later = Array.from({ length: 10 }, () => trigger());
    await task.end();
    await task.end();
    expect(await first).toBe(1);
    expect(await Promise.all(later)).toEqual(Array(10).fill(2));
    expect(task.counts()).toEqual({ runs: 2, most: 1 });
  });

  it('runs again for a call that comes while the queued run is under way', async () => {
    const task = controlled();
    const trigger = singleFlight(task.run);
    const all = [trigger(), trigger()];
    await task.end();
    all.push(trigger());
    await task.end();
    await task.end();
    expect(await Promise.all(all)).toEqual([1, 2, 3]);
    expect(task.counts().most).toBe(1);
  });

  it('goes on after a run that fails', async () => {
    let fail = true;
    const trigger = singleFlight(async () => {
      if (fail) throw new Error('first');
      return 'second';
    });
    const first = trigger();
    const second = trigger();
    await expect(first).rejects.toThrow('first');
    fail = false;
    expect(await second.catch(() => trigger())).toBe('second');
  });
});
