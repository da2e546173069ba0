import { dirname, relative, resolve, sep } from 'node:path';
import { glob } from 'tinyglobby';
import type { FileRead, Files } from '../../drift/gather.js';
import { findPlace, type Home, reasonOf } from './place.js';
import { readTextAt } from './read-text.js';

const ignored = ['**/node_modules/**', '**/.git/**'];

/** The real disk as gathering sees it; nothing outside the workspace is ever read, not even through links. */
export function diskFiles(home: Home): Files {
  const toPath = (found: string) => relative(home.folder, resolve(home.folder, found)).split(sep).join('/');
  return {
    read: path => readText(home, path),
    async list(folder) {
      const place = await findPlace(home, folder);
      if (place.kind === 'refused' || !place.exists) return [];
      const found = await glob('**', {
        cwd: place.path,
        dot: true,
        ignore: ignored,
        followSymbolicLinks: false,
        expandDirectories: false,
      });
      const below = folder.replace(/\/+$/, '');
      return found.map(path => toPath(`${below}/${path}`)).sort();
    },
    async glob(patterns) {
      if (patterns.length === 0) return [];
      const found = await glob([...patterns], {
        cwd: home.folder,
        ignore: ignored,
        followSymbolicLinks: false,
        expandDirectories: false,
      });
      return found.map(toPath).sort();
    },
  };
}

async function readText(home: Home, path: string): Promise<FileRead> {
  const place = await findPlace(home, path);
  if (place.kind === 'refused') return place;
  try {
    const text = place.exists ? await readTextAt(place.path) : undefined;
    return text === undefined ? { kind: 'missing' } : { kind: 'text', text };
  } catch (error) {
    return { kind: 'refused', reason: reasonOf(error) };
  }
}

/** Finds manifests by globs, absolute and sorted; folders named `node_modules` are never entered. */
export async function findManifests(cwd: string, patterns: readonly string[]): Promise<readonly string[]> {
  const found = await glob([...patterns], {
    cwd,
    absolute: true,
    ignore: ignored,
    followSymbolicLinks: false,
    expandDirectories: false,
  });
  return found.map(path => resolve(path)).sort();
}

/** The nearest folder from here upwards that holds an entry of this name. */
export async function findUpwards(
  from: string,
  has: (folder: string) => Promise<boolean>,
): Promise<string | undefined> {
  for (let folder = from; ; folder = dirname(folder)) {
    if (await has(folder)) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}
