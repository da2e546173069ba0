import type { Language, Token } from './tokens.js';

/** A named argument, property or entry. */
export interface Entry {
  readonly key: string;
  readonly value: Expression;
  readonly offset: number;
}

/** An expression as far as it can be understood without running it. */
export type Expression = { readonly offset: number } & (
  | { readonly kind: 'string'; readonly text: string; readonly exact: boolean }
  /** `billing`, `agents.billing` */
  | { readonly kind: 'name'; readonly path: readonly string[] }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'object'; readonly entries: readonly Entry[] }
  | {
      readonly kind: 'call';
      /** What is called: `['z', 'string']`; behind another call only what follows it. */
      readonly path: readonly string[];
      /** The call whose result this one is made on. */
      readonly on?: Expression;
      readonly values: readonly Expression[];
      readonly named: readonly Entry[];
    }
  | { readonly kind: 'other'; readonly text: string }
);

/** An expression, and the index of the token behind it. */
export interface Parsed {
  readonly expression: Expression;
  readonly end: number;
}

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
const maxDepth = 60;

/** Reads the expression that begins at a token; what cannot be understood becomes `other`. Never throws. */
export function parseExpression(
  tokens: readonly Token[],
  start: number,
  language: Language,
  depth = 0,
): Parsed {
  const signAt = (at: number): string | undefined =>
    tokens[at]?.kind === 'sign' ? tokens[at]?.text : undefined;

  function primary(at: number): Parsed {
    const token = tokens[at];
    const offset = token?.offset ?? tokens.at(-1)?.offset ?? 0;
    if (!token) return { expression: { kind: 'other', text: '', offset }, end: at + 1 };
    if (token.kind === 'string') return strings(at);
    if (token.kind === 'name') {
      if (isPrefix(token)) {
        let behind = at + 1;
        while (isPrefix(tokens[behind])) behind++;
        const made = postfix(behind);
        return { ...made, expression: { ...made.expression, offset } };
      }
      return { expression: { kind: 'name', path: [token.text], offset }, end: at + 1 };
    }
    if (token.text === '(') {
      const { items, end } = elements(at);
      const [only] = items;
      return {
        expression: items.length === 1 && only ? only.value : { kind: 'other', text: '(', offset },
        end,
      };
    }
    if (token.text === '[') {
      const { items, end } = elements(at);
      return { expression: { kind: 'list', items: items.map(({ value }) => value), offset }, end };
    }
    if (token.text === '{') {
      const { items, end } = elements(at);
      const entries = items.flatMap(({ key, value }) =>
        key === undefined ? [] : [{ key, value, offset: value.offset }],
      );
      return { expression: { kind: 'object', entries, offset }, end };
    }
    return { expression: { kind: 'other', text: token.text, offset }, end: at + 1 };
  }

  /** Texts beside each other, or added to each other, are one. */
  function strings(at: number): Parsed {
    let text = '';
    let exact = true;
    let end = at;
    for (;;) {
      const token = tokens[end];
      if (token?.kind !== 'string') break;
      text += token.text;
      exact &&= token.exact;
      end++;
      if (signAt(end) === '+' && tokens[end + 1]?.kind === 'string') end++;
    }
    return { expression: { kind: 'string', text, exact, offset: tokens[at]?.offset ?? 0 }, end };
  }

  function postfix(at: number): Parsed {
    let { expression, end } = primary(at);
    for (;;) {
      const next = signAt(end);
      if ((next === '.' || next === '?.') && tokens[end + 1]?.kind === 'name') {
        const name = tokens[end + 1]?.text ?? '';
        expression =
          expression.kind === 'name'
            ? { ...expression, path: [...expression.path, name] }
            : {
                kind: 'call',
                path: [name],
                on: expression,
                values: [],
                named: [],
                offset: expression.offset,
              };
        end += 2;
        continue;
      }
      const generic = expression.kind === 'name' ? skipGeneric(end) : undefined;
      if (generic !== undefined) {
        end = generic;
        continue;
      }
      if (next !== '(') break;
      const { items, end: behind } = elements(end);
      const isPending =
        expression.kind === 'call' && expression.values.length + expression.named.length === 0;
      const path =
        expression.kind === 'name' || (isPending && expression.kind === 'call') ? expression.path : [];
      const on = expression.kind === 'call' ? (isPending ? expression.on : expression) : undefined;
      expression = {
        kind: 'call',
        path,
        ...(on && { on }),
        values: items.flatMap(({ key, value }) => (key === undefined ? [value] : [])),
        named: items.flatMap(({ key, value, offset }) => (key === undefined ? [] : [{ key, value, offset }])),
        offset: expression.offset,
      };
      end = behind;
    }
    return { expression, end };
  }

  /** `Agent[Context](…)` and `new Agent<Context>(…)`: the type argument says nothing that is needed here. */
  function skipGeneric(at: number): number | undefined {
    const open = signAt(at);
    if (open !== (language === 'python' ? '[' : '<')) return undefined;
    const close = open === '[' ? ']' : '>';
    let level = 0;
    for (let i = at; i < Math.min(tokens.length, at + 200); i++) {
      if (signAt(i) === open) level++;
      if (signAt(i) === close && --level === 0) return signAt(i + 1) === '(' ? i + 1 : undefined;
      if (signAt(i) === ';') return undefined;
    }
    return undefined;
  }

  /** What stands between brackets, split at commas; `key=value` in calls, `key: value` in objects. */
  function elements(open: number) {
    const close = closing[signAt(open) ?? ''] ?? ')';
    const items: { key: string | undefined; value: Expression; offset: number }[] = [];
    let at = open + 1;
    while (at < tokens.length && signAt(at) !== close) {
      if (signAt(at) === ',') {
        at++;
        continue;
      }
      const key = tokens[at];
      const mark = signAt(at + 1);
      const isKeyed =
        key !== undefined &&
        key.kind !== 'sign' &&
        ((close === ')' && mark === '=' && key.kind === 'name') || (close === '}' && mark === ':'));
      const offset = key?.offset ?? 0;
      const isShorthand =
        close === '}' && !isKeyed && key?.kind === 'name' && (mark === ',' || mark === close);
      const item = parseExpression(tokens, isKeyed ? at + 2 : at, language, depth + 1);
      const rest = skipRest(item.end, close);
      const isWhole = rest === item.end || /^(?:as|satisfies)$/.test(tokens[item.end]?.text ?? '');
      const value: Expression = isWhole
        ? item.expression
        : { kind: 'other', text: tokens[item.end]?.text ?? '', offset: item.expression.offset };
      items.push({ key: isKeyed || isShorthand ? key?.text : undefined, value, offset });
      at = Math.max(rest, at + 1);
    }
    return { items, end: Math.min(at + 1, tokens.length) };
  }

  /** The next comma or closing bracket of this level. */
  function skipRest(from: number, close: string): number {
    let level = 0;
    for (let at = from; at < tokens.length; at++) {
      const text = signAt(at);
      if (level === 0 && (text === ',' || text === close)) return at;
      if (text === '(' || text === '[' || text === '{') level++;
      else if (text === ')' || text === ']' || text === '}') {
        if (level === 0) return at;
        level--;
      }
    }
    return tokens.length;
  }

  // What is deeper is passed over by whoever asked, its arguments included.
  if (depth > maxDepth)
    return { expression: { kind: 'other', text: '', offset: tokens[start]?.offset ?? 0 }, end: start + 1 };
  return postfix(start);
}

const isPrefix = (token: Token | undefined): boolean =>
  token?.kind === 'name' && (token.text === 'new' || token.text === 'await');
