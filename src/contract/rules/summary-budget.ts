import type { ContractRule } from './rule.js';

/** The article’s range: enough for decision, inputs and open questions, little enough for four hops. */
const least = 200;
const most = 500;

export const summaryBudget: ContractRule = {
  id: 'summary-budget',
  severity: 'warning',
  *checkHandoff(id, { context }) {
    const summary = context?.summary;
    if (!summary) return;
    const { minTokens, maxTokens } = summary;
    const isImpossible = minTokens > maxTokens;
    if (!isImpossible && minTokens >= least && maxTokens <= most) return;
    const path = ['handoffs', id, 'context', 'summary'];
    yield {
      ...(isImpossible && { severity: 'error' as const }),
      message: isImpossible
        ? `No summary can have at least ${minTokens} and at most ${maxTokens} tokens: lower “minTokens” or raise “maxTokens”.`
        : `The summary of “${id}” may have ${minTokens} to ${maxTokens} tokens; ${least} to ${most} hold a decision, its inputs and the open questions without filling the window.`,
      path,
      at: 'key',
      fixes: [
        {
          title: `Use ${least} to ${most} tokens`,
          intents: [{ type: 'set', path, value: { ...summary, minTokens: least, maxTokens: most } }],
        },
      ],
    };
  },
};
