import { type HandoffContract, typeOf } from './contract.js';
import type { Summary } from './envelope.js';
import { type HandoffProblem, problemOf } from './problem.js';
import type { TokenCounter } from './tokens.js';

/** A summary as the upstream agent writes it; its tokens are counted when it is sealed. */
export type SummaryInput = Omit<Summary, 'tokens'>;

/** Counts a summary, whatever shape it is in: a model wrote it, and the envelope is read afterwards. */
export function countSummary(summary: SummaryInput, countTokens: TokenCounter): Summary {
  const parts: unknown[] = [summary.decision, summary.inputs, summary.openQuestions].flat();
  const texts = parts.filter(part => typeof part === 'string');
  return { ...summary, tokens: countTokens(texts.join('\n')) };
}

/** A summary outside its budget is refused, never cut: half a summary is worse than none. */
export function findSummaryProblem(
  contract: HandoffContract,
  summary: Summary | undefined,
  withBudget: boolean,
): HandoffProblem | undefined {
  const { summary: budget } = contract;
  if (!budget) return undefined;
  const { minTokens, maxTokens } = budget;
  const refuse = (detail: string) => problemOf('summary-budget', typeOf(contract), detail);
  if (!summary)
    return refuse(`The contract asks for a summary of ${minTokens} to ${maxTokens} tokens.`);
  if (!withBudget) return undefined;
  if (summary.tokens > maxTokens)
    return refuse(
      `The summary has ${summary.tokens} tokens, at most ${maxTokens} may cross: shorten it.`,
    );
  if (summary.tokens < minTokens)
    return refuse(
      `The summary has ${summary.tokens} tokens, at least ${minTokens} must cross: say more.`,
    );
  return undefined;
}
