/**
 * What is cut by style becomes a layer of its own, on each card and pill: a fifth of what putting a frame together costs.
 * So only what may be too long is.
 */

/** About how many letters wide a text is; letters of other scripts may be twice as wide as Latin ones. */
function lettersOf(text: string): number {
  let letters = 0;
  for (const letter of text) letters += letter > '\u02ff' ? 2 : 1;
  return letters;
}

/** A class for a text that may need more room than so many letters have. */
export const cut = (text: string, room: number): string => (lettersOf(text) > room ? ' cut' : '');

/** A text with at most so many characters. */
export const shorten = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1)}…`;
