import {
  advanceSideEffect,
  beginSideEffect,
  claim,
  complete,
  memoryClaimStore,
  openAskUnderwriter,
  sealUnderwriterDecided,
  underwriterDecided,
} from '../handoffs/index.js';

const claims = memoryClaimStore();
/** The accounts that core banking has opened; a duplicate must not add one. */
export const accounts: string[] = [];

/** Stands in for the human: approves what can be carried, and opens the account once. */
export async function decide(received: string): Promise<string> {
  const opened = openAskUnderwriter(received);
  if (!opened.ok) return JSON.stringify(opened.problem);
  const { envelope } = opened.value;
  const claimed = await claim(claims, envelope);
  if (claimed.kind === 'completed') return String(claimed.result);
  if (claimed.kind !== 'won') return JSON.stringify({ detail: claimed.kind });
  const { data, traceId, idempotencyKey } = envelope;
  const approved = data.burden < 0.4 && !data.doubts.some(doubt => doubt.includes('register'));
  const declaration = underwriterDecided.sideEffects['open-account'];
  const pending =
    approved && declaration
      ? beginSideEffect('open-account' as const, declaration, `${idempotencyKey}-account`)
      : undefined;
  if (pending) accounts.push(data.applicationId);
  const committed = pending && advanceSideEffect(pending, 'committed', { reference: data.applicationId });
  const sealed = await sealUnderwriterDecided({
    traceId,
    step: '6',
    data: {
      applicationId: data.applicationId,
      approved,
      because: approved ? 'Can be carried.' : data.doubts.join(' '),
    },
    sideEffects: committed ? [committed] : [],
    provenance: {
      model: 'human',
      promptVersion: 'none',
      toolCalls: [],
      reason: `Read the case of ${data.applicationId}.`,
    },
  });
  const answer = JSON.stringify(sealed.ok ? sealed.value : sealed.problem);
  await complete(claims, envelope, claimed.fence, answer);
  return answer;
}
