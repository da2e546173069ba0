/** Counts the tokens of a text as the receiving model would. */
export type TokenCounter = (text: string) => number;

/**
 * The default counter: an estimate without any model's vocabulary. A short word is one token, a long one about one per
 * six letters, digits go by threes, and every other visible character counts on its own. Pass the model's own
 * tokenizer where the budget has to be exact.
 */
export const estimateTokens: TokenCounter = text => {
  let tokens = 0;
  for (const [piece] of text.matchAll(/[\p{Script=Latin}\p{M}'’]+|\p{N}+|[^\s]/gu)) {
    if (/^\p{N}/u.test(piece)) tokens += Math.ceil(piece.length / 3);
    else tokens += piece.length <= 8 ? 1 : Math.ceil(piece.length / 6);
  }
  return tokens;
};
