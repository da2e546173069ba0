import type { TextRange } from '../../contract/index.js';

/** A token of TypeScript or JavaScript as far as names are concerned; comments and blanks are left out. */
export interface SourceToken extends TextRange {
  readonly kind: 'name' | 'string' | 'punctuation' | 'other';
  /** The token as it stands; of a string without escapes, what is between its quotes. */
  readonly text: string;
}

const pattern = new RegExp(
  [
    String.raw`(?<trivia>\s+|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$))`,
    String.raw`(?<name>[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*)`,
    String.raw`(?<string>'(?:\\[\s\S]|[^'\\\n])*'|"(?:\\[\s\S]|[^"\\\n])*")`,
    String.raw`(?<number>\d[\w.]*)`,
    String.raw`(?<punctuation>=>|\?\.(?!\d)|\.\.\.|[\s\S])`,
  ].join('|'),
  'uy',
);

/** Behind these a slash begins a regular expression and does not divide. */
const beforeExpression = /^(?:[([{,;:=!&|?+\-*%^~<>]|=>|return|typeof|case|in|of|void|delete|await|yield)$/;

/** Splits a source into tokens. What is inside regular expressions and templates, but for their `${…}`, makes none. */
export function sourceTokens(text: string): readonly SourceToken[] {
  const tokens: SourceToken[] = [];
  /** For each open brace, whether it is a template's. */
  const braces: boolean[] = [];
  let at = 0;
  const push = (kind: SourceToken['kind'], end: number, token: string) => {
    tokens.push({ kind, start: at, end, text: token });
    at = end;
  };
  while (at < text.length) {
    const char = text[at];
    if (char === '`' || (char === '}' && braces.at(-1))) {
      if (char === '}') braces.pop();
      const end = endOfTemplate(text, at + 1);
      if (text[end - 1] === '{') braces.push(true);
      push('other', end, '`');
      continue;
    }
    const last = tokens.at(-1);
    const mayDivide = last !== undefined && !beforeExpression.test(last.text);
    const isComment = text[at + 1] === '/' || text[at + 1] === '*';
    if (char === '/' && !isComment && !mayDivide) {
      push('other', endOfRegex(text, at), '/');
      continue;
    }
    pattern.lastIndex = at;
    const groups = pattern.exec(text)?.groups ?? {};
    const found = Object.entries(groups).find(([, value]) => value !== undefined);
    const [kind, value = char ?? ''] = found ?? ['punctuation', char ?? ''];
    if (kind === 'trivia') at += value.length;
    else if (kind === 'name') push('name', at + value.length, value);
    else if (kind === 'string') push('string', at + value.length, value.slice(1, -1));
    else if (kind === 'number') push('other', at + value.length, value);
    else {
      if (value === '{') braces.push(false);
      else if (value === '}') braces.pop();
      push('punctuation', at + value.length, value);
    }
  }
  return tokens;
}

/** Behind the backquote that ends a template, or behind its next `${`. */
function endOfTemplate(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '`') return at + 1;
    else if (text.startsWith('${', at)) return at + 2;
  }
  return text.length;
}

function endOfRegex(text: string, from: number): number {
  let inClass = false;
  for (let at = from + 1; at < text.length && text[at] !== '\n'; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '[') inClass = true;
    else if (text[at] === ']') inClass = false;
    else if (text[at] === '/' && !inClass) return at + 1;
  }
  return from + 1;
}
