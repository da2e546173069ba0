import type { TextRange } from '../problem.js';

/** Kinds of token; values start at `null`. */
export const token = {
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  comma: 5,
  colon: 6,
  null: 7,
  true: 8,
  false: 9,
  string: 10,
  number: 11,
  unknown: 16,
  end: 17,
} as const;

const punctuation = new Map<string, number>([
  ['{', token.openBrace],
  ['}', token.closeBrace],
  ['[', token.openBracket],
  [']', token.closeBracket],
  [',', token.comma],
  [':', token.colon],
]);

const words = new Map<string, number>([
  ['null', token.null],
  ['true', token.true],
  ['false', token.false],
]);

const escapes = new Map<string, string>([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

const errors = {
  comment: 'This comment is not closed: add “*/”.',
  string: 'This string is not closed: add a quotation mark before the end of the line.',
  number: 'This is no number of JSON: write it as 12, -3.5 or 1e6, without leading zeros.',
  unicode: 'This “\\u” escape needs four hexadecimal digits.',
  escape: 'This escape is unknown: JSON knows \\" \\\\ \\/ \\b \\f \\n \\r \\t and \\uXXXX.',
  control: 'A string must not hold control characters: write them as escapes such as \\n or \\t.',
} as const;

/** A one-token-ahead reader of JSON with comments; a byte order mark is skipped. */
export interface Tokens {
  /** Kind of the current token. */
  readonly kind: number;
  readonly start: number;
  readonly end: number;
  /** The current string's decoded value, or the token's text. */
  readonly value: string;
  /** What is wrong with the current token, in plain words. */
  readonly error: string | undefined;
  advance(): void;
  /** Goes on at an offset, with the token there. */
  moveTo(offset: number): void;
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// What cannot be a token goes up to the next character that could start or end one.
const unknown = /[^\s{}[\],:"/]+|\//y;

/**
 * Starts reading a text; blanks and comments are passed over, a faulty comment is reported. Written by hand because
 * it is the inner loop of every keystroke: several times faster than a scanner that also makes tokens of blanks.
 */
export function tokensOf(
  text: string,
  onError: (range: TextRange, message: string) => void,
  from = text.charCodeAt(0) === 0xfeff ? 1 : 0,
): Tokens {
  const tokens = {
    kind: token.end as number,
    start: 0,
    end: from,
    value: '',
    error: undefined as string | undefined,
    advance() {
      const start = passTrivia(tokens.end);
      tokens.start = start;
      tokens.error = undefined;
      const char = text[start];
      const mark = char === undefined ? undefined : punctuation.get(char);
      if (char === undefined) put(token.end, start, '');
      else if (char === '"') readString(start);
      else if (mark !== undefined) put(mark, start + 1, char);
      else if (char === '-' || (char >= '0' && char <= '9')) readNumber(start);
      else readWord(start);
    },
    moveTo(offset: number) {
      tokens.end = offset;
      tokens.advance();
    },
  };
  const put = (kind: number, end: number, value: string) => {
    tokens.kind = kind;
    tokens.end = end;
    tokens.value = value;
  };

  function passTrivia(from: number): number {
    let at = from;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === 32 || code === 10 || code === 13 || code === 9) at++;
      else if (code === 47 && text[at + 1] === '/') {
        at += 2;
        while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
      } else if (code === 47 && text[at + 1] === '*') {
        const close = text.indexOf('*/', at + 2);
        if (close < 0) onError({ start: at, end: text.length }, errors.comment);
        at = close < 0 ? text.length : close + 2;
      } else return at;
    }
  }

  function readString(start: number): void {
    let value = '';
    let from = start + 1;
    let at = from;
    for (let code = text.charCodeAt(at); code !== 34; code = text.charCodeAt(at)) {
      if (code === 92) {
        const [decoded, next] = readEscape(at);
        value += text.slice(from, at) + decoded;
        from = next;
        at = next;
      } else if (code >= 32) at++;
      else if (code === 10 || code === 13 || at >= text.length) {
        tokens.error = errors.string;
        break;
      } else {
        tokens.error ??= errors.control;
        at++;
      }
    }
    const isClosed = text[at] === '"';
    put(token.string, isClosed ? at + 1 : at, value + text.slice(from, at));
  }

  function readEscape(at: number): [decoded: string, next: number] {
    const char = text[at + 1] ?? '';
    if (char === 'u') {
      const digits = /^[0-9A-Fa-f]{4}/.exec(text.slice(at + 2, at + 6))?.[0];
      if (digits) return [String.fromCharCode(Number.parseInt(digits, 16)), at + 6];
      tokens.error ??= errors.unicode;
      return ['', at + 2];
    }
    const decoded = escapes.get(char);
    if (decoded !== undefined) return [decoded, at + 2];
    tokens.error ??= errors.escape;
    // A line break or the end of the text ends the string, escaped or not.
    return ['', /[^\r\n]/.test(char) ? at + 2 : at + 1];
  }

  function readNumber(start: number): void {
    number.lastIndex = start;
    const found = number.exec(text)?.[0] ?? '';
    unknown.lastIndex = start + found.length;
    const rest = unknown.exec(text)?.[0] ?? '';
    const isNumber = found !== '' && (rest === '' || rest === '/');
    if (!isNumber) tokens.error = errors.number;
    put(token.number, start + found.length + (isNumber ? 0 : rest.length), found || '0');
  }

  function readWord(start: number): void {
    unknown.lastIndex = start;
    const word = unknown.exec(text)?.[0] ?? (text[start] as string);
    put(words.get(word) ?? token.unknown, start + word.length, word);
  }

  tokens.advance();
  return tokens;
}
