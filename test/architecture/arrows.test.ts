import { describe, expect, it } from 'vitest';
import { type Area, areas, nodeFile } from './arrows.js';
import { exists, type Import, parseSources, resolveImport, type Source } from './sources.js';

const sources = parseSources('src');
const areaOf = (file: string): Area | undefined => areas.find(({ path }) => file.startsWith(`src/${path}`));
const allows = (list: readonly string[], name: string): boolean =>
  list.some(entry => entry === name || (/[/:]$/.test(entry) && name.startsWith(entry)));

/** Why an import breaks the table; undefined when it does not. */
function complaint(source: Source, { specifier, typeOnly }: Import): string | undefined {
  const area = areaOf(source.file);
  if (!area) return 'belongs to no area of the table';
  const target = resolveImport(source.file, specifier);
  if (target === undefined) {
    if (area.name === 'extension' && specifier.startsWith('node:')) {
      return nodeFile.test(source.file) ? undefined : 'only *.node.ts files of the extension import Node';
    }
    return allows(area.packages, specifier) ? undefined : `${area.name} may not import ${specifier}`;
  }
  if (!exists(target)) return undefined; // The type checker says so.
  const other = areaOf(target);
  if (!other) return `leads to ${target}, which belongs to no area`;
  if (other === area || area.mayImport.includes(other.name)) return undefined;
  if (typeOnly && area.mayImportTypesOf?.includes(other.name)) return undefined;
  return `${area.name} may not import ${other.name}. ${area.reason}`;
}

describe('the arrows between areas', () => {
  it('are all allowed by the table', () => {
    const broken = sources.flatMap(source =>
      source.imports.flatMap(each => {
        const why = complaint(source, each);
        return why === undefined ? [] : [`${source.file}:${each.line} ${each.specifier}: ${why}`];
      }),
    );
    expect(broken).toEqual([]);
  });

  it('form no circle', () => {
    const circular = areas.filter(area => reaches(area.name, area.name));
    expect(circular.map(({ name }) => name)).toEqual([]);
  });

  it('name only areas that exist', () => {
    const names = new Set(areas.map(({ name }) => name));
    const named = areas.flatMap(({ mayImport, mayImportTypesOf = [] }) => [
      ...mayImport,
      ...mayImportTypesOf,
    ]);
    expect(named.filter(name => !names.has(name))).toEqual([]);
  });

  it('let only one file of the canvas talk to VS Code', () => {
    const callers = sources.filter(({ text }) =>
      /\bacquireVsCodeApi\s*\(/.test(text.replace(/^\s*(\*|\/\/).*$/gm, '')),
    );
    expect(callers.map(({ file }) => file).filter(file => file !== 'src/webview/host.ts')).toEqual([]);
  });

  it('give each Node file of the extension a twin for the browser', () => {
    // A thread is a program of its own, which only a Node file starts.
    const files = sources
      .map(({ file }) => file)
      .filter(file => nodeFile.test(file) && !file.endsWith('-thread.node.ts'));
    expect(files.filter(file => !exists(file.replace(nodeFile, '.browser.ts')))).toEqual([]);
  });

  it('are seen by the check at all', () => {
    const samples: [string, Import, boolean][] = [
      ['src/contract/x.ts', imported('../drift/check.js'), false],
      ['src/contract/x.ts', imported('vscode'), false],
      ['src/schema/x.ts', imported('node:fs'), false],
      ['src/webview/x.ts', imported('../extension/extension.js'), false],
      ['src/extension/x.ts', imported('node:fs'), false],
      ['src/protocol.ts', imported('./contract/problem.js'), false],
      ['src/protocol.ts', { ...imported('./contract/problem.js'), typeOnly: true }, true],
      ['src/contract/x.ts', imported('../schema/json.js'), true],
      ['src/extension/x.node.ts', imported('node:fs'), true],
    ];
    for (const [file, each, allowed] of samples) {
      const source = { file } as Source;
      expect([file, each.specifier, complaint(source, each) === undefined]).toEqual([
        file,
        each.specifier,
        allowed,
      ]);
    }
  });
});

const imported = (specifier: string): Import => ({ specifier, typeOnly: false, line: 1 });

function reaches(from: string, goal: string, seen = new Set<string>()): boolean {
  const area = areas.find(({ name }) => name === from);
  return (area?.mayImport ?? []).some(next => {
    if (next === goal) return true;
    if (seen.has(next)) return false;
    seen.add(next);
    return reaches(next, goal, seen);
  });
}
