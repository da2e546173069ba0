import { openCheckToFile } from '../handoffs/index.js';
import { failed } from '../pipeline.js';

/** Files an invoice that adds up; one that does not is for a human. */
export function file(received: unknown, archive: Map<string, string>) {
  const opened = openCheckToFile(received);
  if (!opened.ok) return opened;
  const { data } = opened.value.envelope;
  if (data.difference !== 0) return failed('SumsDiffer');
  archive.set(data.documentId, data.supplier);
  return { ok: true, value: undefined } as const;
}
