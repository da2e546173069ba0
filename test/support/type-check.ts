import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** Type-checks files held in memory in one `--strict` program without Node's or the DOM's types; packages resolve from here. */
export function typeCheck(files: ReadonlyMap<string, string>, options: ts.CompilerOptions = {}): string[] {
  const folder = join(root, 'test', 'virtual');
  const texts = new Map([...files].map(([name, text]) => [join(folder, name), text]));
  const compilerOptions: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts'],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: [],
    skipLibCheck: true,
    ...options,
  };
  const host = ts.createCompilerHost(compilerOptions);
  const { getSourceFile, fileExists, readFile, directoryExists } = host;
  host.directoryExists = name => name.startsWith(folder) || (directoryExists?.(name) ?? true);
  host.fileExists = name => texts.has(name) || fileExists(name);
  host.readFile = name => texts.get(name) ?? readFile(name);
  host.getSourceFile = (name, ...rest) => {
    const text = texts.get(name);
    return text === undefined
      ? getSourceFile(name, ...rest)
      : ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true);
  };
  const program = ts.createProgram([...texts.keys()], compilerOptions, host);
  return ts.getPreEmitDiagnostics(program).map(diagnostic => {
    const message = ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ');
    if (!diagnostic.file || diagnostic.start === undefined) return message;
    const { line } = diagnostic.file.getLineAndCharacterOfPosition(diagnostic.start);
    const source = diagnostic.file.text.split('\n')[line]?.trim();
    return `${diagnostic.file.fileName.slice(folder.length + 1)}:${line + 1}: ${message} <- ${source?.slice(0, 160)}`;
  });
}

/** Files of src/runtime by name, to be put beside generated modules. */
export const readRuntime = (names: readonly string[]): [string, string][] =>
  names.map(name => [name, readFileSync(join(root, 'src/runtime', name), 'utf8')]);
