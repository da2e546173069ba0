import { openExtractToCheck, sealCheckToFile } from '../handoffs/index.js';

/** Adds the lines up. Where the money goes never gets here. */
export async function check(received: unknown) {
  const opened = openExtractToCheck(received);
  if (!opened.ok) return opened;
  const { data, traceId } = opened.value.envelope;
  const sum = data.lines.reduce((total, line) => total + line.cents, 0);
  return sealCheckToFile({
    traceId,
    step: '3',
    data: { documentId: data.documentId, supplier: data.supplier, difference: data.total - sum },
    provenance: {
      model: 'ledger-small-2026-05',
      promptVersion: '1.0.0',
      toolCalls: [{ name: 'sum', arguments: { lines: data.lines.length }, status: 'ok' }],
      reason: `The ${data.lines.length} lines add up to ${sum}, the invoice says ${data.total}.`,
    },
  });
}
