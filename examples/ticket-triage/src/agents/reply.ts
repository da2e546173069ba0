import {
  type ContextStore,
  fetchContext,
  type HandoffProblem,
  openTriageToReply,
  type ReplyDraftedEnvelope,
  type Result,
  sealReplyDrafted,
} from '../handoffs/index.js';

/** Drafts the answer from the facts; of the whole context it fetches only the subject. */
export async function draftReply(
  received: unknown,
  store: ContextStore,
): Promise<Result<ReplyDraftedEnvelope, HandoffProblem>> {
  const opened = openTriageToReply(received);
  if (!opened.ok) return opened;
  const { data, traceId, reference } = opened.value.envelope;
  const subject = await fetchContext(store, reference, '/ticket/subject');
  const apology = data.tone === 'apologetic' ? ' We are sorry for the trouble.' : '';
  const about = typeof subject === 'string' ? ` about “${subject}”` : '';
  const text = `Dear ${data.name}, thank you for writing${about}.${apology} ${data.facts.join(' ')}`;
  return sealReplyDrafted({
    traceId,
    step: '6',
    data: { text, words: text.split(/\s+/).length },
    provenance: {
      model: 'writer-large-2026-08',
      promptVersion: '3.0.2',
      toolCalls: [{ name: 'context.fetch', arguments: { pointer: '/ticket/subject' }, status: 'ok' }],
    },
  });
}
