import type { GeneratedFile } from '../../codegen/request.js';
import { joinPath } from '../gather/relative-path.js';

/** What generated modules export, by path as it stands on disk. */
export interface GeneratedModules {
  /** Where the module that an import leads to may stand. */
  placesOf(from: string, specifier: string): readonly string[];
  /** The module that an import leads to; undefined for one that is not generated. */
  find(from: string, specifier: string): string | undefined;
  /** Every name that a module exports, those that it passes on included. */
  exportsOf(path: string): ReadonlySet<string>;
}

/** Reads the exports of generated TypeScript, which the generator prints one declaration a line. */
export function readModules(files: readonly GeneratedFile[]): GeneratedModules {
  const texts = new Map(
    files.filter(({ path }) => path.endsWith('.ts')).map(({ path, text }) => [path, text]),
  );
  const known = new Map<string, ReadonlySet<string>>();

  const placesOf = (from: string, specifier: string): string[] => {
    const path = joinPath(from, specifier);
    const stem = path.replace(/\.(?:[cm]?[jt]s|[jt]sx)$/, '');
    return [path, ...endings.map(ending => `${stem}${ending}`)];
  };
  const find = (from: string, specifier: string): string | undefined =>
    placesOf(from, specifier).find(candidate => texts.has(candidate));

  const exportsOf = (path: string): ReadonlySet<string> => {
    const found = known.get(path);
    if (found) return found;
    const names = new Set<string>();
    known.set(path, names);
    const text = texts.get(path) ?? '';
    for (const [, name] of text.matchAll(declaration)) if (name !== undefined) names.add(name);
    for (const [, list = ''] of text.matchAll(/^export (?:type )?\{([^}]*)\}/gm))
      for (const [, name] of list.matchAll(/([A-Za-z_$][\w$]*)\s*(?:,|$)/g))
        if (name !== undefined) names.add(name);
    for (const [, specifier = ''] of text.matchAll(/^export (?:type )?\* from '([^']+)'/gm)) {
      const target = find(path, specifier);
      if (target !== undefined) for (const name of exportsOf(target)) names.add(name);
    }
    return names;
  };
  return { placesOf, find, exportsOf };
}

const endings = '.ts /index.ts .tsx .mts .cts .d.ts .js .mjs .cjs .jsx /index.js'.split(' ');

const declaration =
  /^export (?:declare )?(?:async )?(?:const|let|function\*?|class|interface|type|enum) ([A-Za-z_$][\w$]*)/gm;
