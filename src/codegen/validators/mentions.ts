/** True when a piece of code mentions a variable. */
export const mentions = (code: string, variable: string): boolean => countMentions(code, variable) > 0;

/** How often a piece of code mentions a variable. */
export const countMentions = (code: string, variable: string): number =>
  code.includes(variable) ? (code.match(pattern(variable))?.length ?? 0) : 0;

/** A piece of code with an expression in a variable's place. */
export const replaceMentions = (code: string, variable: string, expression: string): string =>
  code.replace(pattern(variable), () => expression);

// The same names come again and again, and an expression takes longer to make than to use.
const patterns = new Map<string, RegExp>();
const mostPatterns = 1000;

function pattern(variable: string): RegExp {
  const known = patterns.get(variable);
  if (known) return known;
  const name = variable.replaceAll('$', '\\$');
  const made = new RegExp(`(?<![\\p{ID_Continue}$.])${name}(?![\\p{ID_Continue}$])`, 'gu');
  if (patterns.size >= mostPatterns) patterns.clear();
  patterns.set(variable, made);
  return made;
}
