import { describe, expect, it } from 'vitest';
import { createSerialQueue } from '../../src/extension/documents/serial-queue.js';

const later = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

describe('createSerialQueue', () => {
  it('keeps the order of the calls, whatever each takes', async () => {
    const queue = createSerialQueue();
    const done: number[] = [];
    await Promise.all(
      [5, 0, 3, 1].map((ms, i) =>
        queue(async () => {
          await later(ms);
          done.push(i);
        }),
      ),
    );
    expect(done).toEqual([0, 1, 2, 3]);
  });

  it('goes on after a task that fails, and tells only its caller', async () => {
    const queue = createSerialQueue();
    const bad = queue(() => Promise.reject(new Error('bad')));
    const good = queue(async () => 'good');
    await expect(bad).rejects.toThrow('bad');
    expect(await good).toBe('good');
  });
});
