import type { Aspect } from '../aspect.js';
import type { Broken } from '../change.js';

/** The summary's budget; a summary outside it is rejected on arrival. */
export const summary: Aspect = {
  id: 'summary',
  valueOf: ({ context }) =>
    context?.summary ? [context.summary.minTokens, context.summary.maxTokens] : null,
  compare({ was, is, path }) {
    const [old, own] = [was.context?.summary, is.context?.summary];
    const at = [...path, 'context', 'summary'];
    if (!own)
      return [
        {
          message:
            'No summary crosses any more: receivers with the old contract reject envelopes without one.',
          bump: 'major',
          breaks: ['receivers'],
          path: at,
        },
      ];
    if (!old)
      return [
        {
          message: 'A summary now has to cross: envelopes in flight have none and are rejected.',
          bump: 'major',
          breaks: ['in-flight'],
          path: at,
        },
      ];
    const breaks: Broken[] = [
      ...(own.minTokens < old.minTokens || own.maxTokens > old.maxTokens ? ['receivers' as const] : []),
      ...(own.minTokens > old.minTokens || own.maxTokens < old.maxTokens ? ['in-flight' as const] : []),
    ];
    return [
      {
        message: `The summary’s budget is now ${own.minTokens}–${own.maxTokens} tokens, no longer ${old.minTokens}–${old.maxTokens}: a summary inside one and outside the other is rejected.`,
        bump: 'major',
        breaks,
        path: at,
      },
    ];
  },
};
