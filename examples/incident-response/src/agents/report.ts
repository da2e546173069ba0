import { openServiceHealthy } from '../handoffs/index.js';

/** Writes the review in one line. */
export function report(received: unknown) {
  const opened = openServiceHealthy(received);
  if (!opened.ok) return opened;
  const { data, workingMemory } = opened.value.envelope;
  const tried = workingMemory.tried.length > 0 ? ` after ruling out ${workingMemory.tried.join(', ')}` : '';
  return {
    ok: true,
    value: `${data.incident}: ${data.service} failed because of ${data.cause}${tried}.`,
  } as const;
}
