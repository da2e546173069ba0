/**
 * Text from a manifest must not steer the terminal or break a report: control, bidi and line-separator characters,
 * lone surrogates and non-characters are shown as `\u` escapes. Tabs stay.
 */
export const printable = (text: string): string =>
  text.replaceAll(/(?!\t)[\p{Cc}\p{Bidi_Control}\u2028\u2029\p{Surrogate}\ufffe\uffff]/gu, unit => {
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });

/** The same on one line: line breaks become spaces. */
export const oneLine = (text: string): string => printable(text.replaceAll(/\s*[\r\n]+\s*/g, ' '));
