import type { TextRange } from '../contract/index.js';
import { type Tokens, token, tokensOf } from '../contract/text/tokens.js';
import type { JsonPath } from '../schema/json.js';

/** What would stand at an offset of a text, however broken the text is around it. */
export interface Cursor {
  /** Path of the value, or of the member whose key it is. */
  readonly path: JsonPath;
  readonly at: 'key' | 'value';
  /** The token that is being written; empty between tokens. */
  readonly range: TextRange;
  /** True for a key that has its colon already. */
  readonly hasColon: boolean;
}

interface Frame {
  readonly isObject: boolean;
  /** What an object waits for. */
  state: 'key' | 'colon' | 'value' | 'comma';
  key: string;
  index: number;
}

/** Reads a text up to an offset; undefined in comments and where nothing can stand. */
export function cursorAt(text: string, offset: number): Cursor | undefined {
  const tokens = tokensOf(text, () => undefined);
  const frames: Frame[] = [];
  let end = 0;
  while (tokens.kind !== token.end && tokens.start < offset) {
    const touches = tokens.end >= offset && (tokens.kind >= token.null || tokens.end > offset);
    if (touches) {
      if (tokens.kind < token.null) return undefined;
      const isKey = tokens.kind === token.string && waitsForKey(frames.at(-1));
      return describe(frames, { start: tokens.start, end: tokens.end }, isKey ? tokens.value : '', tokens);
    }
    take(frames, tokens);
    end = tokens.end;
    tokens.advance();
  }
  const before = text.slice(end, offset).replaceAll(/\/\*[\s\S]*?\*\/|\/\/[^\n\r]*[\n\r]/g, '');
  if (/\/[/*]/.test(before)) return undefined;
  const top = frames.at(-1);
  if (!top || (top.isObject ? top.state === 'comma' || top.state === 'colon' : false)) return undefined;
  return describe(frames, { start: offset, end: offset }, '', undefined);
}

const waitsForKey = (frame: Frame | undefined): boolean =>
  frame?.isObject === true && frame.state !== 'value';

function describe(
  frames: readonly Frame[],
  range: TextRange,
  key: string,
  tokens: Tokens | undefined,
): Cursor | undefined {
  const top = frames.at(-1);
  if (!top) return undefined;
  const at = waitsForKey(top) ? 'key' : 'value';
  const own = top.isObject ? (at === 'key' ? key : top.key) : top.index;
  const path = [...frames.slice(0, -1).map(frame => (frame.isObject ? frame.key : frame.index)), own];
  tokens?.advance();
  return { path, at, range, hasColon: at === 'key' && tokens?.kind === token.colon };
}

function take(frames: Frame[], { kind, value }: Tokens): void {
  const top = frames.at(-1);
  if (kind === token.openBrace || kind === token.openBracket) {
    if (top) top.state = 'comma';
    frames.push({ isObject: kind === token.openBrace, state: 'key', key: '', index: 0 });
  } else if (kind === token.closeBrace || kind === token.closeBracket) frames.pop();
  else if (!top) return;
  else if (kind === token.comma) {
    top.state = 'key';
    top.key = '';
    top.index++;
  } else if (kind === token.colon) top.state = 'value';
  else if (kind === token.string && waitsForKey(top)) {
    top.key = value;
    top.state = 'colon';
  } else top.state = 'comma';
}
