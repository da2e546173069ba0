import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');

/** The options of a careful project; generated code has to compile under all of them. */
const strict: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts'],
  types: [],
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  resolveJsonModule: true,
  skipLibCheck: true,
  noEmit: true,
};

/** Compiles files in one real program, as Node or as a bundler resolves modules, and gives what the compiler says. */
export function compile(
  files: readonly string[],
  resolution: 'node' | 'bundler' = 'node',
  more: ts.CompilerOptions = {},
): string[] {
  const options: ts.CompilerOptions = {
    ...strict,
    ...more,
    ...(resolution === 'node'
      ? { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext }
      : { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler }),
  };
  return ts.getPreEmitDiagnostics(ts.createProgram(files, options)).map(diagnostic => {
    const where = diagnostic.file
      ? `${diagnostic.file.fileName.replace(`${root}/`, '')}:${diagnostic.file.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line + 1} `
      : '';
    return where + ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n');
  });
}
