import { openAskFraud, sealFraudChecked } from '../handoffs/index.js';

const register = new Set(['Mallory Moore']);

/** Looks the applicant up. */
export async function screen(received: string): Promise<string> {
  const opened = openAskFraud(received);
  if (!opened.ok) return JSON.stringify(opened.problem);
  const { data, traceId } = opened.value.envelope;
  const sealed = await sealFraudChecked({
    traceId,
    step: '4',
    data: { applicationId: data.applicationId, listed: register.has(data.applicant ?? '') },
    provenance: {
      model: 'screener-small-2026-03',
      promptVersion: '1.0.3',
      toolCalls: [{ name: 'register.find', arguments: { name: data.applicant }, status: 'ok' }],
      reason: 'Exact match of the full name.',
    },
  });
  return JSON.stringify(sealed.ok ? sealed.value : sealed.problem);
}
