import type { TextRange } from '../../contract/index.js';
import type { SourceToken } from './source-tokens.js';

const declaring =
  /^(?:const|let|var|function|class|interface|type|enum|namespace|module|import|export|infer|declare|abstract|async|get|set|static)$/;
const member = /^(?:[{,;}]|readonly|public|private|protected|override|\*)$/;
const branching = /^(?:if|while|for|switch|with)$/;

/**
 * The uses of a name that an import has bound, outside the import itself. Undefined where one of them may mean
 * something else (another declaration of the name, a shorthand property): then the name has to stay as it is.
 */
export function usesOf(
  tokens: readonly SourceToken[],
  name: string,
  outside: readonly TextRange[],
): readonly TextRange[] | undefined {
  const uses: TextRange[] = [];
  const closers = matchBrackets(tokens);
  const open: number[] = [];
  for (const [i, token] of tokens.entries()) {
    if (token.kind === 'punctuation') {
      if (/^[([{]$/.test(token.text)) open.push(i);
      else if (/^[)\]}]$/.test(token.text)) open.pop();
    }
    if (token.kind !== 'name' || token.text !== name) continue;
    if (outside.some(({ start, end }) => start <= token.start && token.end <= end)) continue;
    const verdict = judge(tokens, i, open.at(-1), closers);
    if (verdict === 'doubt') return undefined;
    if (verdict === 'use') uses.push({ start: token.start, end: token.end });
  }
  return uses;
}

function judge(
  tokens: readonly SourceToken[],
  i: number,
  opener: number | undefined,
  closers: ReadonlyMap<number, number>,
): 'use' | 'other' | 'doubt' {
  const before = tokens[i - 1]?.text ?? ';';
  const after = tokens[i + 1]?.text ?? ';';
  const bracket = opener === undefined ? undefined : tokens[opener]?.text;
  if (before === '.' || before === '?.' || before === '#') return 'other';
  const list = opener === undefined ? undefined : listAt(tokens, opener, closers);
  if (list !== undefined) return list;
  if (declaring.test(before) || after === '=>') return 'doubt';
  const isOptional = after === '?' && tokens[i + 2]?.text === ':';
  if ((after === ':' || isOptional) && (member.test(before) || before === '('))
    return bracket === '{' ? 'other' : 'doubt';
  // `{ name }`: a shorthand property, a binding, or an export; all of them say the name to others.
  if (bracket === '{' && /^[{,]$/.test(before) && /^[,}=]$/.test(after)) return 'doubt';
  if (after === '=' && tokens[i + 2]?.text !== '=') return 'doubt';
  if (after === '(' && member.test(before) && tokens[(closers.get(i + 1) ?? i) + 1]?.text === '{')
    return 'doubt';
  if (before === '<' && /^(?:function|class|interface|type)$/.test(tokens[i - 3]?.text ?? '')) return 'doubt';
  if (opener !== undefined && /^(?:[(,[{]|\.\.\.)$/.test(before) && isBinding(tokens, opener, closers))
    return 'doubt';
  return 'use';
}

/** What a name means in the braces of an import or export: another module's name, or one that is said to others. */
function listAt(
  tokens: readonly SourceToken[],
  opener: number,
  closers: ReadonlyMap<number, number>,
): 'other' | 'doubt' | undefined {
  const back = tokens[opener - 1]?.text === 'type' || tokens[opener - 1]?.text === ',' ? 2 : 1;
  const keyword = [1, back, back + 1]
    .map(i => tokens[opener - i]?.text)
    .find(text => /^(?:im|ex)port$/.test(text ?? ''));
  if (tokens[opener]?.text !== '{' || keyword === undefined) return undefined;
  return tokens[(closers.get(opener) ?? opener) + 1]?.text === 'from' ? 'other' : 'doubt';
}

/** True for brackets that may hold parameters or a destructuring. */
function isBinding(
  tokens: readonly SourceToken[],
  opener: number,
  closers: ReadonlyMap<number, number>,
): boolean {
  const closer = closers.get(opener) ?? opener;
  const [next, afterNext] = [tokens[closer + 1]?.text, tokens[closer + 2]?.text];
  const [head = '', beforeHead] = [tokens[opener - 1]?.text, tokens[opener - 2]?.text];
  if (tokens[opener]?.text === '(')
    return (
      /^(?:catch|function)$/.test(head) ||
      beforeHead === 'function' ||
      next === '=>' ||
      (next === '{' && !branching.test(head))
    );
  return /^(?:const|let|var)$/.test(head) || (next === '=' && afterNext !== '=');
}

/** For each opening bracket, where it closes. */
function matchBrackets(tokens: readonly SourceToken[]): ReadonlyMap<number, number> {
  const closers = new Map<number, number>();
  const open: number[] = [];
  for (const [i, { kind, text }] of tokens.entries()) {
    if (kind !== 'punctuation') continue;
    if (/^[([{]$/.test(text)) open.push(i);
    else if (/^[)\]}]$/.test(text)) {
      const opener = open.pop();
      if (opener !== undefined) closers.set(opener, i);
    }
  }
  return closers;
}
