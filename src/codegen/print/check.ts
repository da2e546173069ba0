import { type Token, tokenize } from './tokens.js';

/** What a generated module may look like beyond what every one may. */
export interface EmittedRules {
  /** Import specifiers that are allowed besides relative ones; `zod` unless given. */
  readonly packages?: readonly string[];
  /** Names that the rest of the module declares, where only a part of it is checked. */
  readonly declared?: readonly string[];
}

/** Why emitted text was refused, with the line it happens on. */
export interface EmittedFault {
  readonly line: number;
  readonly message: string;
}

const statements = new Set(['import', 'export', 'const', 'function', 'interface', 'type', 'async']);
const exported = new Set(['const', 'function', 'interface', 'type', 'async', '{', '*']);

const keywords = new Set(
  (
    'as async await boolean break case const continue default else export extends false for from function if import in ' +
    'infer interface is keyof let never new null number object of readonly return satisfies string switch throw true type ' +
    'typeof undefined unique unknown void while asserts bigint symbol any try catch finally instanceof'
  ).split(' '),
);

/** Globals that generated code may name. None can reach the network, a disk, or run text. */
const globals = new Set(
  (
    'Array Boolean Date Error Infinity JSON Map Math NaN Number Object Promise Record ReadonlyArray ReadonlyMap ReadonlySet ' +
    'RegExp Set String Symbol Partial Pick Omit Readonly Required Exclude Extract NonNullable Parameters ReturnType Awaited ' +
    'AsyncIterable Iterable Uint8Array TextEncoder BigInt AbortSignal isNaN parseInt'
  ).split(' '),
);

/** Members through which any value leads to its prototype or to `Function`. */
const dangerousMembers = new Set([
  'constructor',
  '__proto__',
  'prototype',
  '__defineGetter__',
  '__defineSetter__',
  '__lookupGetter__',
  '__lookupSetter__',
]);

/** Keywords that bring a name into being, for calls as well. */
const declaring = new Set(['const', 'let', 'function', 'interface', 'type']);

/**
 * The last line of defence against text that escapes from where it was put: a generated module must consist of the
 * statement kinds that the generator prints, import only what it may, and mention and call only names that it declares,
 * imports or finds among harmless globals. No faults = fine.
 */
export function checkEmitted(
  text: string,
  { packages = ['zod'], declared = [] }: EmittedRules = {},
): EmittedFault[] {
  const { value: tokens, fault } = tokenize(text);
  const faults: EmittedFault[] = [];
  const complain = (at: number, message: string) =>
    faults.push({ line: text.slice(0, at).split('\n').length, message });
  if (fault) {
    complain(fault.at, fault.message);
    return faults;
  }
  checkBrackets(tokens, complain);
  checkStatements(tokens, packages, complain);
  checkNames(tokens, declared, complain);
  return faults;
}

type Complain = (at: number, message: string) => void;

const closing: Record<string, string> = { '(': ')', '[': ']', '{': '}' };

function checkBrackets(tokens: readonly Token[], complain: Complain): void {
  const open: string[] = [];
  for (const { kind, text, at } of tokens) {
    if (kind !== 'punctuation') continue;
    const close = closing[text];
    if (close !== undefined) open.push(close);
    else if ((text === ')' || text === ']' || text === '}') && open.pop() !== text)
      complain(at, `unbalanced ${text}`);
  }
  if (open.length > 0) complain(0, `${open.length} brackets are never closed`);
}

function checkStatements(tokens: readonly Token[], packages: readonly string[], complain: Complain): void {
  let depth = 0;
  let startsStatement = true;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    const next = tokens[i + 1];
    if (depth === 0 && startsStatement) {
      const allowed =
        statements.has(token.text) && (token.text !== 'export' || exported.has(next?.text ?? ''));
      if (!allowed) complain(token.at, `a statement may not begin with ${token.text}`);
      startsStatement = false;
    }
    if (
      token.text === 'import' &&
      token.kind === 'name' &&
      tokens[i - 1]?.text !== '.' &&
      next?.text !== ':' &&
      next?.text !== '?'
    ) {
      if (depth > 0 || next?.kind === 'string' || next?.text === '(' || next?.text === '.')
        complain(token.at, 'imports may only stand at the top');
    }
    if (token.text === 'from' && next?.kind === 'string' && depth === 0) {
      const specifier = next.text.slice(1, -1);
      if (!/^\.\.?\/[\w./-]+$/.test(specifier) && !packages.includes(specifier))
        complain(next.at, `import from ${specifier} is not allowed`);
    }
    if (token.kind !== 'punctuation') continue;
    if (token.text in closing) depth++;
    else if (token.text === ')' || token.text === ']' || token.text === '}') {
      depth--;
      if (depth === 0 && token.text === '}' && !goesOn(next, tokens[i + 2])) startsStatement = true;
    } else if (token.text === ';' && depth === 0) startsStatement = true;
  }
}

/** A declaration ends with its closing brace; `const x = {…};`, `import {…} from` and types of objects go on behind it. */
function goesOn(next: Token | undefined, after: Token | undefined): boolean {
  if (next?.kind === 'name') return next.text === 'from' || next.text === 'satisfies' || next.text === 'as';
  if (next?.kind !== 'punctuation') return false;
  return behindBrace.has(next.text) || (next.text === '[' && after?.text === ']');
}

const behindBrace = new Set([';', ',', '|', '&', '>', '=', '=>', '?', ':', '{', '.']);

function checkNames(tokens: readonly Token[], elsewhere: readonly string[], complain: Complain): void {
  const { declared, members } = declarations(tokens);
  for (const name of elsewhere) declared.add(name);
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    const before = tokens[i - 1]?.text;
    const after = tokens[i + 1]?.text;
    if (
      token.kind === 'string' &&
      before === '[' &&
      after === ']' &&
      dangerousMembers.has(token.text.slice(1, -1)) &&
      tokens[i - 2]?.kind !== 'punctuation'
    )
      complain(token.at, `member ${token.text} is not allowed`);
    if (token.kind === 'template')
      for (const name of insertedNames(token.text))
        if (!declared.has(name) && !members.has(name)) complain(token.at, `${name} is not declared`);
    if (token.kind !== 'name') continue;
    if (before === '.' || before === '?.') {
      if (dangerousMembers.has(token.text)) complain(token.at, `member ${token.text} is not allowed`);
      continue;
    }
    if (keywords.has(token.text) || globals.has(token.text) || declared.has(token.text)) continue;
    // A member or parameter name; what is called must have been declared as such.
    if (after === ':' || (after === '?' && tokens[i + 2]?.text === ':')) continue;
    if (members.has(token.text) && after !== '(' && after !== '.') continue;
    complain(token.at, `${token.text} is not declared here`);
  }
}

/** The names a module declares, and those it only uses as members or parameters. */
function declarations(tokens: readonly Token[]): { declared: Set<string>; members: Set<string> } {
  const declared = new Set<string>();
  const members = new Set<string>();
  let list = 0;
  for (let i = 0; i < tokens.length; i++) {
    const { kind, text } = tokens[i] as Token;
    const before = tokens[i - 1]?.text;
    if (
      text === '{' &&
      (before === 'import' ||
        before === 'export' ||
        (before === 'type' && /^(?:im|ex)port$/.test(tokens[i - 2]?.text ?? '')) ||
        before === 'const')
    )
      list = 1;
    else if (text === '}' && list > 0) list = 0;
    if (text === '=>' && kind === 'punctuation')
      for (const name of parametersBefore(tokens, i)) declared.add(name);
    if (kind !== 'name') continue;
    if (list > 0 || declaring.has(before ?? '') || (before === 'as' && tokens[i - 2]?.text === '*'))
      declared.add(text);
    const after = tokens[i + 1]?.text;
    if (after === ':' || (after === '?' && tokens[i + 2]?.text === ':')) {
      members.add(text);
      // A parameter may be called or looked into; a member of a type or literal may not.
      if (before === '(' || before === ',') declared.add(text);
    }
    if (
      before === '<' &&
      (after === '>' || after === 'extends' || after === ',') &&
      tokens[i - 3]?.text !== undefined &&
      declaring.has(tokens[i - 3]?.text ?? '')
    )
      declared.add(text);
  }
  return { declared, members };
}

/** The parameters of the function whose arrow stands at an index, where they are plain names. */
function parametersBefore(tokens: readonly Token[], arrow: number): string[] {
  const names: string[] = [];
  if (tokens[arrow - 1]?.text !== ')') return names;
  for (let i = arrow - 2; tokens[i]?.kind === 'name'; i -= 2) {
    names.push((tokens[i] as Token).text);
    const before = tokens[i - 1]?.text;
    if (before === '(') return names;
    if (before !== ',') break;
  }
  return [];
}

function insertedNames(template: string): string[] {
  const bare = template.replace(/\\[\s\S]/g, ' ');
  return [...bare.matchAll(/\$\{([\p{ID_Continue}$]+)/gu)].map(match => match[1] as string);
}
