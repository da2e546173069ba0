import { type Place, placesOf } from '../../contract/text/places.js';
import { type Entry, type Expression, parseExpression } from './parse.js';
import { type Language, type Token, tokensOf } from './tokens.js';

/** An agent that a source constructs, or makes of another one. */
export interface Construction {
  /** The name of the variable that holds it. */
  readonly variable: string | undefined;
  readonly properties: ReadonlyMap<string, Expression>;
  /** The agent that it is a clone of. */
  readonly base?: Expression;
  readonly offset: number;
}

/** What a source file defines, found without running it. */
export interface Code {
  readonly language: Language;
  readonly text: string;
  readonly agents: readonly Construction[];
  /** What each name was first set to. */
  readonly bindings: ReadonlyMap<string, Expression>;
  /** `triage.handoffs.append(billing)`: handoffs that are added after the agent was made. */
  readonly additions: readonly { readonly agent: string; readonly value: Expression }[];
  placeOf(offset: number): Place;
}

/** Where names that are not defined here come from is not known; what they are called is. */
const constructors = ['Agent', 'RealtimeAgent'];

/** Reads a Python or TypeScript source for agents. */
export function readCode(text: string, language: Language): Code {
  const tokens = tokensOf(text, language);
  const names = new Set([...constructors, ...aliasesIn(tokens)]);
  const agents: Construction[] = [];
  const bindings = new Map<string, Expression>();
  const additions: { agent: string; value: Expression }[] = [];
  const depths = depthsOf(tokens);
  const read = (at: number) => parseExpression(tokens, at, language);
  for (const [i, token] of tokens.entries()) {
    const isAssignment = isSign(token, '=') && !(language === 'python' && (depths[i] ?? 0) > 0);
    if (isAssignment) {
      const name = targetOf(tokens, i);
      if (name !== undefined && !bindings.has(name)) bindings.set(name, read(i + 1).expression);
    }
    if (token.kind !== 'name') continue;
    additions.push(...additionsAt(tokens, i, read));
    if (!names.has(token.text) && token.text !== 'clone') continue;
    const { expression } = read(startOf(tokens, i));
    const made = constructionOf(expression, names, language);
    if (made && !agents.some(({ offset }) => offset === made.offset))
      agents.push({ ...made, variable: variableOf(tokens, startOf(tokens, i)) });
  }
  return { language, text, agents, bindings, additions, placeOf: placesOf(text) };
}

const isSign = (token: Token | undefined, text: string): boolean =>
  token?.kind === 'sign' && token.text === text;

/** `from agents import Agent as A`, `import { Agent as A }` */
function aliasesIn(tokens: readonly Token[]): string[] {
  return tokens.flatMap(({ text, kind }, i) =>
    kind === 'name' &&
    constructors.includes(text) &&
    tokens[i + 1]?.text === 'as' &&
    tokens[i + 2]?.kind === 'name'
      ? [tokens[i + 2]?.text ?? '']
      : [],
  );
}

function depthsOf(tokens: readonly Token[]): number[] {
  let depth = 0;
  return tokens.map(token => {
    if (token.kind === 'sign' && '([{'.includes(token.text)) return depth++;
    if (token.kind === 'sign' && ')]}'.includes(token.text)) depth = Math.max(0, depth - 1);
    return depth;
  });
}

/** The first token of `new agents.Agent`, given that of `Agent`. */
function startOf(tokens: readonly Token[], at: number): number {
  let first = at;
  while (isSign(tokens[first - 1], '.') && tokens[first - 2]?.kind === 'name') first -= 2;
  return tokens[first - 1]?.text === 'new' ? first - 1 : first;
}

/** The name in front of an assignment, its type left out: `x`, `x: Agent[Context]`, `const x: Agent<Context>`. */
function targetOf(tokens: readonly Token[], assignment: number): string | undefined {
  let at = assignment - 1;
  if (isSign(tokens[at], ']') || isSign(tokens[at], '>')) {
    const [open, close] = isSign(tokens[at], ']') ? '[]' : '<>';
    for (let level = 0; at >= 0; at--) {
      if (isSign(tokens[at], close as string)) level++;
      if (isSign(tokens[at], open as string) && --level === 0) break;
    }
    at--;
  }
  if (tokens[at]?.kind !== 'name') return undefined;
  while (isSign(tokens[at - 1], '.') && tokens[at - 2]?.kind === 'name') at -= 2;
  if (isSign(tokens[at - 1], ':') && tokens[at - 2]?.kind === 'name') return tokens[at - 2]?.text;
  return at === assignment - 1 ? tokens[at]?.text : undefined;
}

/** The variable, or the property of an object, that an expression is put into. */
function variableOf(tokens: readonly Token[], start: number): string | undefined {
  const before = tokens[start - 1];
  if (isSign(before, '=')) return targetOf(tokens, start - 1);
  return isSign(before, ':') && tokens[start - 2]?.kind === 'name' ? tokens[start - 2]?.text : undefined;
}

function constructionOf(
  expression: Expression,
  names: ReadonlySet<string>,
  language: Language,
): Omit<Construction, 'variable'> | undefined {
  if (expression.kind !== 'call') return undefined;
  const { path, on, values, named, offset } = expression;
  const last = path.at(-1) ?? '';
  const isCreated = last === 'create' && names.has(path.at(-2) ?? '');
  const isCloned = last === 'clone' && path.length > 1 && on === undefined;
  if (!isCreated && !isCloned && !names.has(last)) return undefined;
  const [first] = values;
  const entries: readonly Entry[] =
    language === 'python' ? named : first?.kind === 'object' ? first.entries : [];
  const properties = new Map(entries.map(({ key, value }) => [key, value]));
  if (language === 'python' && first && !properties.has('name')) properties.set('name', first);
  return {
    properties,
    offset,
    ...(isCloned && { base: { kind: 'name' as const, path: path.slice(0, -1), offset } }),
  };
}

const adding: ReadonlySet<string> = new Set(['append', 'extend', 'push']);

/** `x.handoffs.append(y)`, `x.handoffs.push(y, z)` and `x.handoffs = [y]`. */
function additionsAt(
  tokens: readonly Token[],
  at: number,
  read: (at: number) => { readonly expression: Expression },
): { agent: string; value: Expression }[] {
  const agent = tokens[at - 2];
  if (tokens[at]?.text !== 'handoffs' || !isSign(tokens[at - 1], '.') || agent?.kind !== 'name') return [];
  if (isSign(tokens[at + 1], '=')) return [{ agent: agent.text, value: read(at + 2).expression }];
  if (!isSign(tokens[at + 1], '.') || !adding.has(tokens[at + 2]?.text ?? '')) return [];
  const { expression } = read(at + 2);
  return expression.kind === 'call' ? expression.values.map(value => ({ agent: agent.text, value })) : [];
}
