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
    const plain = endOfPlain(text, at);
    if (plain > at) {
      const kind = kindOf(text.charCodeAt(at));
      if (kind !== undefined) tokens.push({ kind, text: text.slice(at, plain), at });
      at = plain;
      continue;
    }
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

  function tokenOf([whole, , name, number, string]: RegExpExecArray): Omit<Token, 'at'> {
    if (name !== undefined) return { kind: 'name', text: whole };
    if (number !== undefined) return { kind: 'number', text: whole };
    return { kind: string === undefined ? 'punctuation' : 'string', text: whole };
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

/**
 * The end of what begins here, where that is spaces, an ASCII name, a string without escapes, or punctuation that is never
 * part of more: nearly all of any module, and read many times as fast as by the expression, which decides on the rest.
 */
function endOfPlain(text: string, at: number): number {
  const first = text.charCodeAt(at);
  let end = at + 1;
  if (isSpace(first)) {
    while (isSpace(text.charCodeAt(end))) end++;
    return end;
  }
  if (isNameStart(first)) {
    while (isNamePart(text.charCodeAt(end))) end++;
    return text.charCodeAt(end) > 0x7e ? at : end;
  }
  if (first === singleQuote || first === doubleQuote) {
    for (let unit = text.charCodeAt(end); unit !== first; unit = text.charCodeAt(++end))
      if (unit === backslash || unit === lineEnd || end >= text.length) return at;
    return end + 1;
  }
  return lonePunctuation.has(first) ? end : at;
}

/** What begins with a character, among what `endOfPlain` tells; undefined for spaces. */
function kindOf(first: number): Token['kind'] | undefined {
  if (isSpace(first)) return undefined;
  if (isNameStart(first)) return 'name';
  return first === singleQuote || first === doubleQuote ? 'string' : 'punctuation';
}

const lineEnd = 0x0a;
const doubleQuote = 0x22;
const singleQuote = 0x27;
const backslash = 0x5c;
const lonePunctuation = new Set([...'{}()[];,:~@'].map(character => character.charCodeAt(0)));

const isSpace = (unit: number): boolean => unit === 0x20 || unit === lineEnd;
const isNameStart = (unit: number): boolean =>
  (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || unit === 0x24 || unit === 0x5f;
const isNamePart = (unit: number): boolean => isNameStart(unit) || (unit >= 0x30 && unit <= 0x39);

/** After a value a slash divides; elsewhere it begins a regular expression. */
const mayStartRegex = (before: Token | undefined): boolean =>
  before === undefined ||
  (before.kind === 'punctuation' && !/^(?:[)\]}]|\+\+|--)$/.test(before.text)) ||
  before.text === 'return';

/** Index of the first hidden character; plain ASCII, which is nearly everything, is passed over quickly. */
function findHidden(text: string): number | undefined {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if ((unit >= 0x20 && unit <= 0x7e) || unit === lineEnd) continue;
    unusual.lastIndex = i;
    const part = unusual.exec(text)?.[0] ?? '';
    const found = hidden.exec(part);
    if (found) return i + found.index;
    i += part.length - 1;
  }
  return undefined;
}

const unusual = /[^\n\x20-\x7e]+/y;
