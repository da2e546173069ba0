import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { type Registry, registries } from './registries.js';
import { listFiles, parseSources, readText, type Source } from './sources.js';

/** One thing of a registry: the const that a file exports, and the id in it. */
interface Thing {
  readonly source: Source;
  readonly name: string;
  /** Undefined where a file makes several at once. */
  readonly id: string | undefined;
}

const files = listFiles();
const sources = parseSources('src');

function thingsOf({ folder, type }: Registry): readonly Thing[] {
  return sources
    .filter(({ file }) => file.startsWith(`${folder}/`) && !file.endsWith('/index.ts'))
    .flatMap(source => source.tree.statements.flatMap(node => readThings(source, node, type)));
}

function readThings(source: Source, node: ts.Statement, type: string): readonly Thing[] {
  if (
    !ts.isVariableStatement(node) ||
    !node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
  ) {
    return [];
  }
  return node.declarationList.declarations.flatMap(({ name, type: written, initializer }) => {
    const words = written?.getText() ?? '';
    if (words !== type && words !== `readonly ${type}[]`) return [];
    return [{ source, name: name.getText(), id: initializer && readId(initializer) }];
  });
}

/** The id property of an object, wherever a call wraps it: `rule({ id: 'x' })`. */
function readId(node: ts.Expression): string | undefined {
  if (ts.isCallExpression(node)) return node.arguments.map(readId).find(id => id !== undefined);
  if (!ts.isObjectLiteralExpression(node)) return undefined;
  for (const property of node.properties) {
    if (!ts.isPropertyAssignment(property) || property.name.getText() !== 'id') continue;
    return ts.isStringLiteral(property.initializer) ? property.initializer.text : undefined;
  }
  return undefined;
}

/** The names in a folder's list: the elements of the array of the things' type that its index.ts exports. */
function listedIn({ folder, type, list = `${folder}/index.ts` }: Registry): readonly string[] {
  const index = sources.find(({ file }) => file === list);
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    const isList = ts.isVariableDeclaration(node) && node.type?.getText() === `readonly ${type}[]`;
    if (isList && node.initializer && ts.isArrayLiteralExpression(node.initializer)) {
      for (const element of node.initializer.elements) {
        names.push((ts.isSpreadElement(element) ? element.expression : element).getText());
      }
    }
    ts.forEachChild(node, visit);
  };
  if (index) visit(index.tree);
  return names;
}

/** `handoff.openText` is in open-text.ts; all other ids are their file's name. */
const fileNameOf = (id: string): string =>
  id.slice(id.lastIndexOf('.') + 1).replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);

const baseName = (file: string): string => file.slice(file.lastIndexOf('/') + 1).replace(/\.\w+$/, '');

describe.each(registries)('$name', registry => {
  const things = thingsOf(registry);

  it('are found', () => {
    expect(things.length, `no file of ${registry.folder} exports a ${registry.type}`).toBeGreaterThan(0);
  });

  it('are each listed, once, and nothing else is', () => {
    expect([...listedIn(registry)].sort()).toEqual(things.map(({ name }) => name).sort());
  });

  it('have their id as file name', () => {
    const named = things.filter(({ id }) => id !== undefined);
    const wrong = named.filter(({ id, source }) => fileNameOf(id ?? '') !== baseName(source.file));
    expect(wrong.map(({ source, id }) => `${source.file}: ${id}`)).toEqual([]);
  });

  const ids = things.flatMap(({ id }) => (id === undefined ? [] : [id]));
  const { pages, tests } = registry;

  it.runIf(pages)('have a page each', () => {
    expect(ids.map(id => `${pages}/${id}.md`).filter(page => !files.includes(page))).toEqual([]);
  });

  it.runIf(tests)('are named in a test each', () => {
    const texts = files.filter(file => file.startsWith(`${tests}/`) && /\.tsx?$/.test(file));
    const all = texts.map(readText).join('\n');
    const named = (id: string, name: string): boolean =>
      texts.some(file => baseName(file).startsWith(`${id}.`) || baseName(file) === id) ||
      all.includes(`'${id}'`) ||
      new RegExp(`\\b${name}\\b`).test(all);
    expect(things.filter(({ id, name }) => id !== undefined && !named(id, name)).map(({ id }) => id)).toEqual(
      [],
    );
  });
});

describe('the pages of docs/rules', () => {
  const pages = files.filter(file => /^docs\/rules\/(?!README|index)[^/]+\.md$/.test(file)).map(baseName);
  const core = sources.filter(({ file }) => /^src\/(contract|drift|codegen|compat|schema)\//.test(file));
  const all = core.map(({ text }) => text).join('\n');

  it('explain only problems that exist', () => {
    expect(pages.filter(page => !all.includes(`'${page}'`))).toEqual([]);
  });

  it('explain every problem code', () => {
    const codes = new Set([...all.matchAll(/\bcode: '([a-z][a-z0-9-]+)'/g)].map(([, code]) => code ?? ''));
    expect([...codes].filter(code => !pages.includes(code)).sort()).toEqual([]);
  });

  it('say what is wrong, why it matters, and show a bad and a good example', () => {
    const thin = pages.filter(page => {
      const text = readText(`docs/rules/${page}.md`);
      return !/^# /m.test(text) || text.length < 200;
    });
    expect(thin).toEqual([]);
  });
});
