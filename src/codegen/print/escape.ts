// Everything that can end a line, hide, reorder or corrupt text: control characters, separators and odd spaces,
// default-ignorables (zero-width, bidi and tag characters; emoji variation apart), lone surrogates, private use,
// noncharacters. What readers of any script expect to see stays as it is.
const unsafe =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about.
  /[\u0000-\u001f\u007f-\u00a0\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufff0-\uffff]|(?!\ufe0f)\p{DI}|\p{Cs}|\p{Co}|\p{NChar}/gu;

/** `\uXXXX`, one for each UTF-16 unit: valid in strings, templates and Unicode regular expressions alike. */
export const escapeUnits = (text: string): string => {
  let out = '';
  for (let i = 0; i < text.length; i++) out += `\\u${text.charCodeAt(i).toString(16).padStart(4, '0')}`;
  return out;
};

/** Replaces every character that could mislead a parser or a reader, through `replace` (default: a `\uXXXX` escape). */
export const escapeUnsafe = (text: string, replace: (character: string) => string = escapeUnits): string =>
  text.replace(unsafe, replace);
