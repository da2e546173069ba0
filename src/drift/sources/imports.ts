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
}

const statement = /\b(?:import|export)\b\s*(?:type\b\s*)?([^'"`;()=]*?)\bfrom\s*(['"])([^'"\n]+)\2/g;

/** Finds the static imports of a TypeScript or JavaScript text. Names of a namespace import are those that are used. */
export function findImports(text: string): readonly ModuleImport[] {
  const code = blankComments(text);
  const strings = [...code.matchAll(token)].map(
    match => [match.index, match.index + match[0].length] as const,
  );
  const isQuoted = (offset: number) => strings.some(([start, end]) => start < offset && offset < end);
  const found = [...code.matchAll(statement)].filter(match => !isQuoted(match.index));
  return found.map(match => {
    const [whole, clause = '', , specifier = ''] = match;
    const end = match.index + whole.length;
    const at = match.index + whole.indexOf(clause);
    return {
      specifier,
      range: { start: end - specifier.length - 1, end: end - 1 },
      names: [...namedIn(clause, at), ...usedOf(clause, code)],
    };
  });
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

const token =
  /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[\s\S]|[^\\`])*`/g;

/** Comments become blanks, so that offsets stay and nothing in them counts. */
export const blankComments = (text: string): string =>
  text.replaceAll(token, part => (part.startsWith('/') ? part.replaceAll(/[^\n]/g, ' ') : part));
