/** A token of TypeScript source; comments and spaces are skipped. */
export interface Token {
  readonly kind: 'name' | 'string' | 'template' | 'regex' | 'number' | 'punctuation';
  readonly text: string;
  /** Index of its first character. */
  readonly at: number;
}

/** Where and why text is not what the generator prints. */
export interface LexicalFault {
  readonly at: number;
  readonly message: string;
}

// Spaces and comments, then one alternative per token, in the order in which ECMAScript decides; `y` makes each match
// start where the last ended. One expression for all of them: every generated file passes through here.
const tokenPattern = new RegExp(
  [
    /([ \n]+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)/,
    /((?:[A-Za-z_$]|\p{ID_Start})(?:[\w$]|\p{ID_Continue})*)/u,
    /((?:0|[1-9]\d*)(?:\.\d+)?(?:e-?\d+)?n?(?![\w$.]|\p{ID_Continue}))/u,
    /('(?:[^'\\\n]|\\[^\n])*'|"(?:[^"\\\n]|\\[^\n])*")/,
    /(=>|\?\.|\.\.\.|[=!]==?|=|[<>]=?|&&|\|\||\?\?=?|\+\+|--|[-+*%&|^]=?|[{}()[\];,.:?~!@])/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'uy',
);
const kinds = ['name', 'number', 'string', 'punctuation'] as const;
const regexes = /\/(?![*/])(?:[^\\/[\n]|\\[^\n]|\[(?:[^\]\\\n]|\\[^\n])*\])+\/[a-z]*/y;
const division = /\/=?/y;

// Characters that end lines, hide or reorder text; the encoders never let them through.
const hidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about.
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]|(?!\ufe0f)\p{DI}|\p{Cs}/u;

/** Splits generated TypeScript into tokens. Anything it does not print itself (hidden characters, open strings…) is a fault. */
export function tokenize(text: string): { value: Token[]; fault?: LexicalFault } {
  const tokens: Token[] = [];
  const concealed = findHidden(text);
  if (concealed !== undefined)
    return { value: tokens, fault: { at: concealed, message: 'hidden or control character' } };
  let at = 0;
  while (at < text.length) {
    tokenPattern.lastIndex = at;
    const found = tokenPattern.exec(text);
    if (found?.[1] !== undefined) {
      at += found[1].length;
      continue;
    }
    const token = found ? tokenOf(found) : other();
    if (token === undefined)
      return {
        value: tokens,
        fault: { at, message: `unexpected ${JSON.stringify(text.slice(at, at + 20))}` },
      };
    tokens.push({ kind: token.kind, text: token.text, at });
    at += token.text.length;
  }
  return { value: tokens };

  function tokenOf(found: RegExpExecArray): Omit<Token, 'at'> {
    const group = found.findIndex((part, i) => i > 0 && part !== undefined);
    return { kind: kinds[group - 2] ?? 'punctuation', text: found[0] };
  }

  /** A template, a regular expression, or a slash that divides. */
  function other(): Omit<Token, 'at'> | undefined {
    if (text[at] === '`') return template();
    const isRegex = mayStartRegex(tokens.at(-1));
    const pattern = isRegex ? regexes : division;
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    return found === undefined ? undefined : { kind: isRegex ? 'regex' : 'punctuation', text: found };
  }

  /** A template whose insertions are plain names, member accesses or calls of a name with names. */
  function template(): Omit<Token, 'at'> | undefined {
    const whole =
      /`(?:[^`\\$]|\\[\s\S]|\$(?!\{)|\$\{[\p{ID_Continue}$.]+(?:\([\p{ID_Continue}$., ]*\))?\})*`/uy;
    whole.lastIndex = at;
    const found = whole.exec(text)?.[0];
    return found === undefined ? undefined : { kind: 'template', text: found };
  }
}

/** After a value a slash divides; elsewhere it begins a regular expression. */
const mayStartRegex = (before: Token | undefined): boolean =>
  before === undefined ||
  (before.kind === 'punctuation' && !/^(?:[)\]}]|\+\+|--)$/.test(before.text)) ||
  before.text === 'return';

/** Index of the first hidden character; plain ASCII, which is nearly everything, is passed over quickly. */
function findHidden(text: string): number | undefined {
  for (const { 0: unusual, index } of text.matchAll(/[^\n\x20-\x7e]+/g)) {
    const found = hidden.exec(unusual);
    if (found) return index + found.index;
  }
  return undefined;
}
