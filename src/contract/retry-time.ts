import { durationMs } from './manifest/duration.js';
import type { Handoff } from './manifest/handoff.js';

/** Attempts beyond this many are summed up as if each waited longest: no sane budget has them. */
const maxCounted = 1000;

/** The longest that a retry budget can wait in all, in milliseconds, jitter aside; 0 without one. */
export function retryTimeMs(retry: Handoff['retry']): number {
  if (!retry) return 0;
  const longest = durationMs(retry.max) ?? Number.POSITIVE_INFINITY;
  let wait = durationMs(retry.initial) ?? 0;
  let total = 0;
  const waits = Math.min(retry.maxAttempts - 1, maxCounted);
  for (let i = 0; i < waits; i++) {
    total += Math.min(wait, longest);
    wait *= retry.backoff ?? 1;
    // A budget without an upper bound may reach beyond any date; a century is as good as for ever.
    if (total > 3.2e12) return 3.2e12;
  }
  return total;
}
