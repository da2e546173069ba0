import { lstat, realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

/** A place on disk that is proven to be inside the workspace, or why it is not. */
export type Place =
  | { readonly kind: 'inside'; readonly path: string; readonly exists: boolean }
  | { readonly kind: 'refused'; readonly reason: string };

/** Where one manifest lives: the workspace that nothing may leave, and the folder that its paths start from. */
export interface Home {
  /** Real path of the workspace's root. */
  readonly root: string;
  /** Folder of the manifest. */
  readonly folder: string;
}

/** True when `path` is `folder` or below it; both absolute. */
export function isBelow(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/**
 * Resolves a manifest-relative path, following every symbolic link on the way, and refuses what ends outside the
 * workspace. For a file that does not exist yet its nearest existing ancestor decides.
 */
export async function findPlace(home: Home, path: string): Promise<Place> {
  if (path.includes('\0')) return refused('the path holds a NUL character');
  if (isAbsolute(path) || /^[A-Za-z]:/.test(path)) return refused('absolute paths are not allowed');
  const target = resolve(home.folder, path);
  let ancestor = target;
  for (;;) {
    try {
      const real = await realpath(ancestor);
      const place = resolve(real, relative(ancestor, target));
      if (!isBelow(place, home.root)) return refused(`it leads out of the workspace ${home.root}`);
      return { kind: 'inside', path: place, exists: ancestor === target };
    } catch (error) {
      // A link to nowhere has no real path, but writing through it would create its target.
      if (await isLink(ancestor)) return refused('it goes through a broken symbolic link');
      if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'ENOTDIR') return refused(reasonOf(error));
      const parent = dirname(ancestor);
      if (parent === ancestor) return refused(reasonOf(error));
      ancestor = parent;
    }
  }
}

/** Where an entry itself stands: links are followed up to its folder, but not one that it is. */
export async function findEntry(home: Home, path: string): Promise<Place> {
  const target = await findPlace(home, path);
  if (target.kind === 'refused') return target;
  const folder = await findPlace(home, `${path}/..`);
  return folder.kind === 'refused' ? folder : { ...target, path: join(folder.path, basename(path)) };
}

const refused = (reason: string): Place => ({ kind: 'refused', reason });

async function isLink(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isSymbolicLink();
  } catch {
    return false;
  }
}

/** The system's error code, e.g. `ENOENT`. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error ? String(error.code) : undefined;

const plainReasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EISDIR: 'it is a folder, not a file',
  EEXIST: 'a file stands where a folder belongs',
  ENOTDIR: 'a part of the path is a file, not a folder',
  ENOENT: 'there is no such file',
  ELOOP: 'its symbolic links go in circles',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'the name is too long',
};

/** A system error in plain words. */
export const reasonOf = (error: unknown): string =>
  plainReasons[codeOf(error) ?? ''] ?? (error instanceof Error ? error.message : String(error));
