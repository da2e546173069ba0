import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { ROOT } from '../../scripts/lib/paths.mjs';

/** One import of a source file: what it names, and whether only types come over. */
export interface Import {
  readonly specifier: string;
  readonly typeOnly: boolean;
  readonly line: number;
}

/** A source file of ours, parsed. */
export interface Source {
  /** Relative to the repository, `/`-separated. */
  readonly file: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
  readonly imports: readonly Import[];
}

/** Files that a script writes: their size and shape are their template's. */
export const generatedFiles: ReadonlySet<string> = new Set(['src/codegen/runtime-texts.ts']);

/** What git tracks or would track, relative to the repository. */
export function listFiles(): readonly string[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const listed = execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 26 });
  return listed.split('\0').filter(file => file && fs.existsSync(path.join(ROOT, file)));
}

/** A file's text. */
export const readText = (file: string): string => fs.readFileSync(path.join(ROOT, file), 'utf8');

/** Whether a path of the repository exists. */
export const exists = (file: string): boolean => fs.existsSync(path.join(ROOT, file));

/** Every TypeScript file below a folder, generated ones and golden cases left out. */
export function parseSources(folder: string): readonly Source[] {
  return listFiles()
    .filter(file => file.startsWith(`${folder}/`) && /\.tsx?$/.test(file))
    .filter(file => !generatedFiles.has(file) && !file.includes('/golden/'))
    .map(parseSource);
}

function parseSource(file: string): Source {
  const text = readText(file);
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true, kind);
  return { file, text, tree, imports: findImports(tree) };
}

function findImports(tree: ts.SourceFile): readonly Import[] {
  const found: Import[] = [];
  const note = (specifier: ts.Node | undefined, typeOnly: boolean): void => {
    if (!specifier || !ts.isStringLiteralLike(specifier)) return;
    const line = tree.getLineAndCharacterOfPosition(specifier.getStart()).line + 1;
    found.push({ specifier: specifier.text, typeOnly, line });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) note(node.moduleSpecifier, isTypeOnly(node.importClause));
    else if (ts.isExportDeclaration(node)) note(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      note(node.argument.literal, true);
    else if (ts.isCallExpression(node) && isImportCall(node)) note(node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

const isImportCall = ({ expression }: ts.CallExpression): boolean =>
  expression.kind === ts.SyntaxKind.ImportKeyword ||
  (ts.isIdentifier(expression) && expression.text === 'require');

function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const { name, namedBindings } = clause;
  if (name || !namedBindings || !ts.isNamedImports(namedBindings)) return false;
  return namedBindings.elements.length > 0 && namedBindings.elements.every(element => element.isTypeOnly);
}

/** The repository path that a relative import leads to, with the extension of the source. */
export function resolveImport(from: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const target = path.posix.join(path.posix.dirname(from), specifier).replace(/\.js$/, '');
  return [`${target}.ts`, `${target}.tsx`, target].find(exists) ?? target;
}

/** The exported declarations of a file by name; `default` for a default export. */
export function exportsOf({ tree }: Source): ReadonlyMap<string, ts.Statement> {
  const names = new Map<string, ts.Statement>();
  for (const statement of tree.statements) {
    if (ts.isExportAssignment(statement)) names.set('default', statement);
    if (!ts.canHaveModifiers(statement)) continue;
    const modifiers = ts.getModifiers(statement)?.map(({ kind }) => kind) ?? [];
    if (!modifiers.includes(ts.SyntaxKind.ExportKeyword)) continue;
    if (modifiers.includes(ts.SyntaxKind.DefaultKeyword)) names.set('default', statement);
    else if (ts.isVariableStatement(statement)) {
      for (const { name } of statement.declarationList.declarations) names.set(name.getText(), statement);
    } else {
      const { name } = statement as ts.DeclarationStatement;
      if (name) names.set(name.getText(), statement);
    }
  }
  return names;
}
