/** A stand-in for the service that is broken: it only recovers from the remedy for its true cause. */
export function openService(trueCause: string) {
  const applied = new Map<string, string>();
  return {
    logs: ['disk usage of node 7 at 71 %', 'connection pool exhausted', 'last deploy 14 minutes ago'],
    apply: (cause: string, idempotencyKey: string) => void applied.set(idempotencyKey, cause),
    revert: (idempotencyKey: string) => applied.delete(idempotencyKey),
    isHealthy: () => [...applied.values()].includes(trueCause),
    remedies: (): readonly string[] => [...applied.values()],
  };
}

export type Service = ReturnType<typeof openService>;
