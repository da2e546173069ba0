import { createScanner, type JSONScanner } from 'jsonc-parser';
import type { TextRange } from '../problem.js';

/** jsonc-parser's token kinds; its own declaration is a const enum, which isolated modules cannot read. */
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

const scanErrors = new Map<number, string>([
  [1, 'This comment is not closed: add “*/”.'],
  [2, 'This string is not closed: add a quotation mark before the end of the line.'],
  [3, 'This number is not complete: digits are missing.'],
  [4, 'This “\\u” escape needs four hexadecimal digits.'],
  [5, 'This escape is unknown: JSON knows \\" \\\\ \\/ \\b \\f \\n \\r \\t and \\uXXXX.'],
  [6, 'A string must not hold control characters: write them as escapes such as \\n or \\t.'],
]);

/** A one-token-ahead reader of JSON with comments; a byte order mark is skipped. */
export interface Tokens {
  /** Kind of the current token. */
  readonly kind: number;
  readonly start: number;
  readonly end: number;
  /** The current string's decoded value, or the token's text. */
  readonly value: string;
  /** What the scanner finds wrong with the current token, in plain words. */
  readonly error: string | undefined;
  advance(): void;
}

/** Starts reading a text; comments and whitespace are passed over, a faulty comment is reported. */
export function tokensOf(text: string, onError: (range: TextRange, message: string) => void): Tokens {
  const scanner: JSONScanner = createScanner(text, false);
  if (text.charCodeAt(0) === 0xfeff) scanner.setPosition(1);
  const tokens = {
    kind: token.end as number,
    start: 0,
    end: 0,
    value: '',
    error: undefined as string | undefined,
    advance() {
      let kind: number = scanner.scan();
      // 12–15 are comments, line breaks and blanks.
      while (kind >= 12 && kind <= 15) {
        const error = scanner.getTokenError() as number;
        if (error !== 0) {
          const start = scanner.getTokenOffset();
          const range = { start, end: start + scanner.getTokenLength() };
          onError(range, scanErrors.get(error) ?? 'This comment is faulty.');
        }
        kind = scanner.scan();
      }
      tokens.kind = kind;
      tokens.start = scanner.getTokenOffset();
      tokens.end = tokens.start + scanner.getTokenLength();
      tokens.value = scanner.getTokenValue();
      tokens.error = scanErrors.get(scanner.getTokenError() as number);
    },
  };
  tokens.advance();
  return tokens;
}
