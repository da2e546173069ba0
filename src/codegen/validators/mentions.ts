/** True when a piece of code mentions a variable. */
export const mentions = (code: string, variable: string): boolean => countMentions(code, variable) > 0;

/** How often a piece of code mentions a variable. */
export const countMentions = (code: string, variable: string): number =>
  code.match(pattern(variable))?.length ?? 0;

/** A piece of code with an expression in a variable's place. */
export const replaceMentions = (code: string, variable: string, expression: string): string =>
  code.replace(pattern(variable), () => expression);

const pattern = (variable: string): RegExp =>
  new RegExp(`(?<![\\p{ID_Continue}$.])${variable.replaceAll('$', '\\$')}(?![\\p{ID_Continue}$])`, 'gu');
