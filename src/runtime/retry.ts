/** The retry budget of a handoff; times in milliseconds. */
export interface RetryPolicy {
  /** Attempts in all, the first included. */
  readonly maxAttempts: number;
  /** Wait before the second attempt. */
  readonly initialMs: number;
  /** Factor by which the wait grows. */
  readonly backoff: number;
  readonly maxMs: number;
  /** Spreads waits over 0 to their full length, so that retries do not collide. */
  readonly jitter: boolean;
}

/** How long to wait after the given attempt (from 1), in milliseconds; undefined when the budget is spent. */
export function retryDelay(
  policy: RetryPolicy,
  attempt: number,
  random: () => number = Math.random,
): number | undefined {
  if (attempt >= policy.maxAttempts) return undefined;
  // No wait stays none, however far the factor has grown: 0 times infinity is no number.
  const grown = policy.initialMs && policy.initialMs * policy.backoff ** (attempt - 1);
  const wait = Math.min(grown, policy.maxMs);
  return Math.round(policy.jitter ? wait * random() : wait);
}
