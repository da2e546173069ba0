import type { TextEdit, TextRange } from '../../contract/index.js';
import { joinPath } from '../../drift/gather/relative-path.js';
import { findImports, type ModuleImport } from '../../drift/sources/imports.js';
import type { GeneratedNames } from './generated-names.js';
import { usesOf } from './references-in-source.js';
import { type SourceToken, sourceTokens } from './source-tokens.js';

/** What a rename changes in sources. */
export interface SourceRename {
  /** The folder of generated code; a path like those of the sources. */
  readonly outDir: string;
  readonly names: GeneratedNames;
  /** Texts that hold the old id, with what they become. */
  readonly literals: readonly LiteralRename[];
}

/** A string that is (or begins with) an id. */
export interface LiteralRename {
  readonly from: string;
  readonly to: string;
  /** Exports that prove, where a file imports one of them, that the string means the entity; empty: nothing does. */
  readonly provenBy: readonly string[];
}

/** Edits of a source; `uncertain` ones are for a person to look at. */
export interface SourceEdits {
  readonly edits: readonly TextEdit[];
  readonly uncertain: readonly TextEdit[];
}

/**
 * Follows a rename into a source: the names that it imports from generated code and their uses, the paths of those
 * imports, and ids in strings. Nothing else, and nothing in comments. A name that cannot be followed for sure keeps
 * its local name by `as`.
 */
export function renameInSource(path: string, text: string, rename: SourceRename): SourceEdits {
  const { outDir, names } = rename;
  const imports = findImports(text).flatMap(each => {
    const module = moduleBelow(path, each, outDir);
    return module === undefined ? [] : [{ ...each, module }];
  });
  if (imports.length === 0) return { edits: [], uncertain: [] };
  const tokens = sourceTokens(text);
  const edits: TextEdit[] = [];
  for (const each of imports) {
    const moved = movedTo(each, names.files);
    if (moved !== undefined) edits.push(replace(each.range, moved));
  }
  const statements = imports.map(({ range }) => statementOf(tokens, range));
  for (const statement of statements) edits.push(...renameImported(tokens, statement, names.exports));
  const imported = new Set(statements.flatMap(({ bindings }) => bindings.map(({ name }) => name)));
  const { sure, unsure } = renameLiterals(text, tokens, rename.literals, imported, imports);
  return { edits: [...edits, ...sure].sort((a, b) => a.offset - b.offset), uncertain: unsure };
}

/** The path below outDir that an import leads to, `''` for the folder itself; undefined for any other import. */
function moduleBelow(path: string, { specifier }: ModuleImport, outDir: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const target = `${joinPath(path, specifier)}/`;
  return target.startsWith(`${outDir}/`) ? target.slice(outDir.length + 1, -1) : undefined;
}

function movedTo(
  { specifier, module }: ModuleImport & { readonly module: string },
  files: ReadonlyMap<string, string>,
): string | undefined {
  const stem = module.replace(/\.[cm]?[jt]sx?$/, '');
  const moved = files.get(stem);
  const fileOf = (file: string) => file.slice(file.lastIndexOf('/') + 1);
  if (moved === undefined) return undefined;
  const at = specifier.lastIndexOf(fileOf(stem));
  return specifier.slice(0, at) + fileOf(moved) + specifier.slice(at + fileOf(stem).length);
}

interface Binding extends TextRange {
  readonly name: string;
  /** The name in this file, where it has another. */
  readonly alias?: string;
}

interface ImportStatement extends TextRange {
  readonly isExport: boolean;
  readonly bindings: readonly Binding[];
  /** `handoffs` of `* as handoffs`. */
  readonly namespace?: string;
}

/** Reads the import or export that names the module at a range, backwards from there. */
function statementOf(tokens: readonly SourceToken[], specifier: TextRange): ImportStatement {
  const last = tokens.findIndex(({ start }) => start === specifier.start - 1);
  let first = last;
  while (
    first > 0 &&
    !(tokens[first]?.kind === 'name' && /^(?:import|export)$/.test(tokens[first]?.text ?? ''))
  )
    first--;
  const bindings: Binding[] = [];
  let namespace: string | undefined;
  let inBraces = false;
  for (let i = first; i < last; i++) {
    const token = tokens[i] as SourceToken;
    const next = tokens[i + 1]?.text;
    if (token.text === '{') inBraces = true;
    if (token.text === '*' && next === 'as') namespace = tokens[i + 2]?.text;
    if (!inBraces || token.kind !== 'name') continue;
    if (token.text === 'type' && tokens[i + 1]?.kind === 'name' && next !== 'as') continue;
    const alias = next === 'as' ? tokens[i + 2]?.text : undefined;
    bindings.push({
      name: token.text,
      start: token.start,
      end: token.end,
      ...(alias !== undefined && { alias }),
    });
    if (alias !== undefined) i += 2;
  }
  const isExport = tokens[first]?.text === 'export';
  const range = { start: tokens[first]?.start ?? 0, end: specifier.end };
  return { ...range, isExport, bindings, ...(namespace !== undefined && { namespace }) };
}

function renameImported(
  tokens: readonly SourceToken[],
  statement: ImportStatement,
  names: ReadonlyMap<string, string>,
): TextEdit[] {
  const edits: TextEdit[] = [];
  for (const binding of statement.bindings) {
    const to = names.get(binding.name);
    if (to === undefined) continue;
    if (binding.alias !== undefined) {
      edits.push(replace(binding, to));
      continue;
    }
    const isTaken = tokens.some(({ kind, text: word }) => kind === 'name' && word === to);
    const uses = statement.isExport || isTaken ? undefined : usesOf(tokens, binding.name, [statement]);
    if (uses) edits.push(replace(binding, to), ...uses.map(use => replace(use, to)));
    // Where the new name would meet another of that name, or the old one is said to others.
    else edits.push(replace(binding, `${to} as ${binding.name}`));
  }
  const { namespace } = statement;
  if (namespace !== undefined && !statement.isExport)
    for (const [i, token] of tokens.entries()) {
      const dot = tokens[i + 1]?.text;
      const used = tokens[i + 2];
      const to = used?.kind === 'name' ? names.get(used.text) : undefined;
      const isNamespace =
        token.kind === 'name' && token.text === namespace && !/^\??\.$/.test(tokens[i - 1]?.text ?? '');
      if (used && to !== undefined && isNamespace && (dot === '.' || dot === '?.'))
        edits.push(replace(used, to));
    }
  return edits;
}

function renameLiterals(
  text: string,
  tokens: readonly SourceToken[],
  literals: readonly LiteralRename[],
  imported: ReadonlySet<string>,
  imports: readonly ModuleImport[],
): { readonly sure: TextEdit[]; readonly unsure: TextEdit[] } {
  const sure: TextEdit[] = [];
  const unsure: TextEdit[] = [];
  const isSpecifier = (token: SourceToken) => imports.some(({ range }) => range.start === token.start + 1);
  for (const token of tokens) {
    const literal = token.kind === 'string' && literals.find(({ from }) => from === token.text);
    if (!literal || isSpecifier(token)) continue;
    const quote = text[token.start] ?? "'";
    const edit = replace(token, quote + literal.to + quote);
    (literal.provenBy.some(name => imported.has(name)) ? sure : unsure).push(edit);
  }
  return { sure, unsure };
}

const replace = ({ start, end }: TextRange, text: string): TextEdit => ({
  offset: start,
  length: end - start,
  text,
});
