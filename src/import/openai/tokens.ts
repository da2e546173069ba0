/** The two languages of the Agents SDK. */
export type Language = 'python' | 'typescript';

/** A word, text, number or sign of a source. */
export interface Token {
  readonly kind: 'name' | 'string' | 'number' | 'sign';
  /** The characters; of a string what it says. */
  readonly text: string;
  readonly offset: number;
  /** False for a string that is put together when it runs. */
  readonly exact: boolean;
}

const word = /[\p{L}_$][\p{L}\p{N}_$]*/uy;
const number = /\d[\w.]*/y;
const blanks = /\s+/y;
/** Signs that belong together, so that a lone “=” is an assignment. */
const sign = /=>|==+|!==?|<=|>=|\+=|-=|\*\*|\/\/=?|:=|\?\.|\.\.\.|->|&&|\|\||\?\?|[\s\S]/uy;

/** Splits a source into tokens, comments left out; anything is survived. */
export function tokensOf(text: string, language: Language): Token[] {
  const tokens: Token[] = [];
  const match = (pattern: RegExp, at: number): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  const push = (kind: Token['kind'], value: string, offset: number, exact = true) =>
    tokens.push({ kind, text: value, offset, exact });
  for (let at = 0; at < text.length; ) {
    const comment = commentEnd(text, at, language) ?? regexEnd(text, at, language, tokens.at(-1));
    const blank = comment === undefined ? match(blanks, at) : undefined;
    if (comment !== undefined || blank !== undefined) {
      at = comment ?? at + (blank as string).length;
      continue;
    }
    const name = match(word, at);
    const prefix = language === 'python' && name !== undefined && /^[rbfu]{1,2}$/i.test(name) ? name : '';
    if (isQuote(text[at + prefix.length], language) && (prefix !== '' || name === undefined)) {
      const read = readString(text, at + prefix.length, language, prefix.toLowerCase());
      push('string', read.value, at, read.exact);
      at = read.end;
    } else if (name !== undefined) {
      push('name', name, at);
      at += name.length;
    } else {
      const digits = match(number, at);
      const found = digits ?? match(sign, at) ?? '';
      push(digits === undefined ? 'sign' : 'number', found, at);
      at += Math.max(1, found.length);
    }
  }
  return tokens;
}

const isQuote = (unit: string | undefined, language: Language): boolean =>
  unit === '"' || unit === "'" || (unit === '`' && language === 'typescript');

/** The end of a comment that begins here. */
function commentEnd(text: string, at: number, language: Language): number | undefined {
  const opens = (mark: string) => text.startsWith(mark, at);
  const behind = (mark: string) => {
    const end = text.indexOf(mark, at + 1);
    return end < 0 ? text.length : end + mark.length;
  };
  if (language === 'python') return opens('#') ? behind('\n') : undefined;
  if (opens('//')) return behind('\n');
  return opens('/*') ? behind('*/') : undefined;
}

/** The end of a regular expression that begins here: a slash where a value is expected. */
function regexEnd(
  text: string,
  at: number,
  language: Language,
  before: Token | undefined,
): number | undefined {
  if (language !== 'typescript' || text[at] !== '/') return undefined;
  const expectsValue = !before || (before.kind === 'sign' && !')]}'.includes(before.text));
  if (!expectsValue) return undefined;
  const found = /\/(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
  found.lastIndex = at;
  const regex = found.exec(text)?.[0];
  return regex === undefined ? undefined : at + regex.length;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\n': '' };

function readString(text: string, at: number, language: Language, prefix: string) {
  const quote = text[at] as string;
  const isTriple = language === 'python' && text.startsWith(quote.repeat(3), at);
  const mark = isTriple ? quote.repeat(3) : quote;
  const isOpen = isTriple || quote === '`';
  let value = '';
  let exact = true;
  for (let i = at + mark.length; i < text.length; i++) {
    if (text.startsWith(mark, i)) return { value, exact, end: i + mark.length };
    const unit = text[i] as string;
    // A text that its line does not close was a mistake; the next line is not part of it.
    if (unit === '\n' && !isOpen) return { value, exact, end: i };
    const isHole = (quote === '`' && text.startsWith('${', i)) || (prefix.includes('f') && unit === '{');
    if (isHole) exact = false;
    if (unit === '\\' && !prefix.includes('r')) {
      const next = text[++i] ?? '';
      value += escapes[next] ?? next;
    } else value += unit;
  }
  return { value, exact, end: text.length };
}
