import { type Line, openIntakeToExtract, sealExtractToCheck } from '../handoffs/index.js';
import { failed } from '../pipeline.js';

const amount = /(-?\d+)[.,](\d\d)$/;

/** Reads an invoice's lines; the recogniser may time out, which is worth another attempt. */
export async function extract(received: unknown, recogniser: { readonly ready: () => boolean }) {
  const opened = openIntakeToExtract(received);
  if (!opened.ok) return opened;
  if (!recogniser.ready()) return failed('OcrTimeout');
  const { data, traceId } = opened.value.envelope;
  const [supplier = '', ...rest] = data.text.split('\n').map(line => line.trim());
  const lines = rest.filter(line => amount.test(line)).map(readLine);
  const total = lines.find(line => /^total/i.test(line.text));
  if (!total) return failed('UnreadableDocument');
  const iban = /\b[A-Z]{2}\d{2}[A-Z0-9]{10,30}\b/.exec(data.text)?.[0];
  return sealExtractToCheck({
    traceId,
    step: '2',
    data: {
      documentId: data.documentId,
      supplier,
      lines: lines.filter(line => line !== total),
      total: total.cents,
      ...(iban !== undefined && { iban }),
    },
    provenance: {
      model: 'reader-large-2026-08',
      promptVersion: '2.0.1',
      toolCalls: [{ name: 'layout.lines', arguments: { lines: rest.length }, status: 'ok' }],
    },
  });
}

function readLine(line: string): Line {
  const [, whole = '0', cents = '0'] = amount.exec(line) ?? [];
  return { text: line.replace(amount, '').trim(), cents: Number(whole) * 100 + Number(cents) };
}
