import type { TextRange } from '../../contract/problem.js';

/** A name that a source file takes from a module. */
export interface ImportedName {
  readonly name: string;
  readonly range: TextRange;
}

/** An import (or re-export) of a source file. */
export interface ModuleImport {
  readonly specifier: string;
  readonly range: TextRange;
  readonly names: readonly ImportedName[];
  /** It is exported again. */
  readonly isExport?: boolean;
}

const statement = /\b(?:import|export)\b\s*(?:type\b\s*)?([^'"`;()=]*?)\bfrom\s*(['"])([^'"\n]+)\2/g;

/** `const { a, b: c } = await import('…')`. */
const awaited = /\b(?:const|let|var)\s*(\{[^{}]*\})\s*=\s*await\s+import\s*\(\s*(['"])([^'"\n]+)\2\s*\)/g;

/** `(await import('…')).a`, and in types `import('…').A`. */
const member = /\bimport\s*\(\s*(['"])([^'"\n]+)\1\s*\)\s*\)?\s*\.\s*([A-Za-z_$][\w$]*)/g;

/** Finds the imports of a TypeScript or JavaScript text. Names of a namespace import are those that are used. */
export function findImports(text: string): readonly ModuleImport[] {
  const code = blankComments(text);
  const strings = [...code.matchAll(token)].map(
    match => [match.index, match.index + match[0].length] as const,
  );
  const isQuoted = (offset: number) => strings.some(([start, end]) => start < offset && offset < end);
  const found = [...code.matchAll(statement)].filter(match => !isQuoted(match.index));
  const statements = found.map((match): ModuleImport => {
    const [whole, clause = '', , specifier = ''] = match;
    const end = match.index + whole.length;
    const at = match.index + whole.indexOf(clause);
    return {
      specifier,
      range: { start: end - specifier.length - 1, end: end - 1 },
      ...(whole.startsWith('export') && { isExport: true }),
      names: [...namedIn(clause, at), ...usedOf(clause, code).filter(({ range }) => !isQuoted(range.start))],
    };
  });
  return [...statements, ...findDynamic(code).filter(({ range }) => !isQuoted(range.start - 1))];
}

/** What is taken from modules that are imported where they are needed; what is done with the whole module is not known. */
function findDynamic(code: string): readonly ModuleImport[] {
  const destructured = [...code.matchAll(awaited)].map((match): ModuleImport => {
    const [whole, clause = '', , specifier = ''] = match;
    const at = match.index + whole.indexOf(clause);
    return { specifier, range: rangeIn(match, specifier), names: namedIn(clause, at) };
  });
  const members = [...code.matchAll(member)].map((match): ModuleImport => {
    const [whole, , specifier = '', name = ''] = match;
    const end = match.index + whole.length;
    // `.then` and the like belong to the promise.
    const isOfModule = !['then', 'catch', 'finally', 'default'].includes(name);
    const names = isOfModule ? [{ name, range: { start: end - name.length, end } }] : [];
    return { specifier, range: rangeIn(match, specifier), names };
  });
  return [...destructured, ...members];
}

function rangeIn({ index, 0: whole }: RegExpExecArray, specifier: string): TextRange {
  const start = index + whole.lastIndexOf(specifier);
  return { start, end: start + specifier.length };
}

/** `{ a, type b as c }`: `a` and `b`, where they stand. */
function namedIn(clause: string, offset: number): ImportedName[] {
  const open = clause.indexOf('{');
  const close = clause.indexOf('}', open);
  if (open < 0 || close < 0) return [];
  const list = clause.slice(open + 1, close);
  return [...list.matchAll(/(?:^|,)\s*(?:type\s+(?!as\b|,|$))?([A-Za-z_$][\w$]*)/g)].flatMap(match => {
    const name = match[1] ?? '';
    const start = offset + open + 1 + match.index + match[0].length - name.length;
    return name === 'default' ? [] : [{ name, range: { start, end: start + name.length } }];
  });
}

/** `* as handoffs`: every `handoffs.name` of the text. */
function usedOf(clause: string, code: string): ImportedName[] {
  const alias = /\*\s*as\s+([A-Za-z_$][\w$]*)/.exec(clause)?.[1];
  if (alias === undefined) return [];
  const uses = new RegExp(`(?<![\\w$.])${alias.replaceAll('$', '\\$')}\\s*\\.\\s*([A-Za-z_$][\\w$]*)`, 'g');
  return [...code.matchAll(uses)].map(match => {
    const name = match[1] ?? '';
    const end = match.index + match[0].length;
    return { name, range: { start: end - name.length, end } };
  });
}

/** A regular expression can only stand where a value begins; anywhere else a slash divides. */
const regularExpression =
  /(?<=(?:^|[(,=:[!&|?{};+\-*%<>~^]|\b(?:return|typeof|case|in|of|await|yield|else|void|throw))\s*)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/;

const others =
  /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[\s\S]|[^\\`])*`/;

const token = new RegExp(`${regularExpression.source}|${others.source}`, 'g');

const isComment = (part: string): boolean => part.startsWith('//') || part.startsWith('/*');

/** Comments become blanks, so that offsets stay and nothing in them counts. */
export const blankComments = (text: string): string =>
  text.replaceAll(token, part => (isComment(part) ? part.replaceAll(/[^\n]/g, ' ') : part));
