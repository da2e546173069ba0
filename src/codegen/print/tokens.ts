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

// One alternative per token, in the order in which ECMAScript decides; `y` makes each match start where the last ended.
const comments = /\/\/[^\n]*|\/\*[\s\S]*?\*\//y;
const names = /[\p{ID_Start}$_][\p{ID_Continue}$]*/uy;
const numbers = /(?:0|[1-9]\d*)(?:\.\d+)?(?:e-?\d+)?n?(?![\p{ID_Continue}$.])/uy;
const strings = /'(?:[^'\\\n]|\\[^\n])*'|"(?:[^"\\\n]|\\[^\n])*"/y;
const regexes = /\/(?![*/])(?:[^\\/[\n]|\\[^\n]|\[(?:[^\]\\\n]|\\[^\n])*\])+\/[a-z]*/y;
const punctuation = /=>|\?\.|\.\.\.|[=!]==?|=|[<>]=?|&&|\|\||\?\?=?|\+\+|--|[-+*/%&|^]=?|[{}()[\];,.:?~!@]/y;

// Characters that end lines, hide or reorder text; the encoders never let them through.
const hidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about.
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]|(?!\ufe0f)\p{DI}|\p{Cs}/u;

/** Splits generated TypeScript into tokens. Anything it does not print itself (hidden characters, open strings…) is a fault. */
export function tokenize(text: string): { value: Token[]; fault?: LexicalFault } {
  const tokens: Token[] = [];
  const concealed = hidden.exec(text);
  if (concealed)
    return { value: tokens, fault: { at: concealed.index, message: 'hidden or control character' } };
  let at = 0;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  while (at < text.length) {
    const character = text[at] as string;
    if (character === ' ' || character === '\n') {
      at++;
      continue;
    }
    const comment = match(comments);
    if (comment !== undefined) {
      at += comment.length;
      continue;
    }
    const token = next(character);
    if (token === undefined)
      return {
        value: tokens,
        fault: { at, message: `unexpected ${JSON.stringify(text.slice(at, at + 20))}` },
      };
    tokens.push({ ...token, at });
    at += token.text.length;
  }
  return { value: tokens };

  function next(character: string): Omit<Token, 'at'> | undefined {
    if (character === '`') return template();
    for (const [kind, pattern] of [
      ['name', names],
      ['number', numbers],
      ['string', strings],
    ] as const) {
      const found = match(pattern);
      if (found !== undefined) return { kind, text: found };
    }
    const isRegex = character === '/' && mayStartRegex(tokens.at(-1));
    const found = match(isRegex ? regexes : punctuation);
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
