import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { exportsOf, generatedFiles, listFiles, parseSources, readText, type Source } from './sources.js';

const sources = parseSources('src');
const lines = (text: string): number => text.trimEnd().split('\n').length;

/** Files that may be longer than 400 lines, each with its reason. */
const longFiles: ReadonlyMap<string, string> = new Map();

/** The value below which `share` of the sorted numbers lie. */
const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

describe('the size of files', () => {
  const sizes = sources.map(({ text }) => lines(text)).sort((a, b) => a - b);

  it('stays small: median ≤ 80, 95th percentile ≤ 250 lines', () => {
    const median = percentile(sizes, 0.5);
    const high = percentile(sizes, 0.95);
    console.info(
      `src: ${sizes.length} files, median ${median}, 95th percentile ${high}, longest ${sizes.at(-1)} lines`,
    );
    expect(median).toBeLessThanOrEqual(80);
    expect(high).toBeLessThanOrEqual(250);
  });

  it('never passes 400 lines, tests and scripts included', () => {
    const code = listFiles().filter(
      file => /^(src|test|scripts|bench)\/.*\.(tsx?|mjs)$/.test(file) && !/\/golden\//.test(file),
    );
    const long = code.filter(
      file => !generatedFiles.has(file) && !longFiles.has(file) && lines(readText(file)) > 400,
    );
    expect(long).toEqual([]);
  });
});

describe('names', () => {
  it('of files are kebab-case, of components PascalCase', () => {
    const wrong = listFiles()
      .filter(file => /^(src|test|scripts|bench)\/.*\.(tsx?|mjs)$/.test(file) && !/\/golden\//.test(file))
      .filter(
        file =>
          !/^[a-z0-9]+(-[a-z0-9]+)*(\.(test|e2e|node|browser|worker|d))*\.(tsx?|mjs)$/.test(nameOf(file)),
      )
      .filter(file => !(file.endsWith('.tsx') && /^[A-Z][A-Za-z0-9]*(\.test)?\.tsx$/.test(nameOf(file))));
    expect(wrong).toEqual([]);
  });

  it('say what a thing is: no utils, no managers, no I-prefix', () => {
    const files = sources
      .map(({ file }) => file)
      .filter(file => /\b(utils?|helpers?|misc|common)\b/.test(nameOf(file)));
    const exported = sources.flatMap(source =>
      [...exportsOf(source).keys()].map(name => `${source.file}: ${name}`),
    );
    const named = exported.filter(line => /: (\w*Manager|\w*Utils?|I[A-Z][a-z]\w*)$/.test(line));
    expect([...files, ...named]).toEqual([]);
  });
});

describe('exports', () => {
  it('are named', () => {
    expect(sources.filter(source => exportsOf(source).has('default')).map(({ file }) => file)).toEqual([]);
  });

  it('of functions and interfaces are documented in a sentence, unless one line says it all', () => {
    const bare = sources.flatMap(source =>
      [...exportsOf(source)]
        .filter(([, node]) => !isDocumented(source, node))
        .map(([name]) => `${source.file}: ${name}`),
    );
    expect(bare).toEqual([]);
  });
});

const nameOf = (file: string): string => file.slice(file.lastIndexOf('/') + 1);

/** Types that restate a model, tables of words and single expressions speak for themselves; the rest does not. */
function isDocumented({ text }: Source, node: ts.Statement): boolean {
  if (!isCallable(node) && !ts.isInterfaceDeclaration(node)) return true;
  const comments = ts.getLeadingCommentRanges(text, node.getFullStart()) ?? [];
  const isOneLine = !node.getText().includes('\n');
  return isOneLine || comments.some(({ pos }) => text.startsWith('/**', pos)) || isOverload(node);
}

function isCallable(node: ts.Statement): boolean {
  if (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) return true;
  if (!ts.isVariableStatement(node)) return false;
  return node.declarationList.declarations.some(
    ({ initializer }) =>
      initializer !== undefined && ts.isArrowFunction(initializer) && ts.isBlock(initializer.body),
  );
}

/** The implementation of an overloaded function is documented at its first signature. */
function isOverload(node: ts.Statement): boolean {
  if (!ts.isFunctionDeclaration(node) || !node.name) return false;
  const { name } = node;
  const siblings = node.getSourceFile().statements;
  const first = siblings.find(each => ts.isFunctionDeclaration(each) && each.name?.text === name.text);
  return first !== undefined && first !== node;
}
