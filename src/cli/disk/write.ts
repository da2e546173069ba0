import { mkdir, rm, rmdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { findEntry, findPlace, type Home, isBelow, reasonOf } from './place.js';
import { readTextAt } from './read-text.js';
import { replaceFile } from './replace-file.js';

/** Why a file could not be written or deleted; undefined when it was. */
export type WriteFailure = string | undefined;

/**
 * Replaces a file in one step. Folders are made as needed; a link is written through, if it stays in the workspace.
 * Nothing is written unless `seen` (undefined: no file) still stands there, or another run was as quick with the same.
 */
export async function writeAtomically(
  home: Home,
  path: string,
  text: string,
  seen: string | undefined,
): Promise<WriteFailure> {
  const place = await findPlace(home, path);
  if (place.kind === 'refused') return place.reason;
  try {
    await mkdir(dirname(place.path), { recursive: true });
    await replaceFile(place.path, text, async () => {
      const is = await readTextAt(place.path);
      if (is !== text) assertSeen(is, seen);
      return is !== text;
    });
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

/**
 * Deletes a file whose text is still the one that was seen, then the folders that it leaves empty, up to and without
 * `keep` (relative, as `path` is). Of a link the link goes: what it leads to stands somewhere else.
 */
export async function removeFile(
  home: Home,
  path: string,
  keep: string,
  seen: string,
): Promise<WriteFailure> {
  const entry = await findEntry(home, path);
  const kept = await findPlace(home, keep);
  if (entry.kind === 'refused') return entry.reason;
  if (kept.kind === 'refused') return kept.reason;
  try {
    const is = await readTextAt(entry.path);
    // Another run was quicker.
    if (is !== undefined) {
      assertSeen(is, seen);
      await rm(entry.path, { force: true });
    }
  } catch (error) {
    return reasonOf(error);
  }
  await removeEmptyFolders(dirname(entry.path), kept.path);
  return undefined;
}

async function removeEmptyFolders(from: string, keep: string): Promise<void> {
  try {
    for (let folder = from; folder !== keep && isBelow(folder, keep); folder = dirname(folder))
      await rmdir(folder);
  } catch {
    // It holds something, or may not go: then those above it stay as well.
  }
}

/** Somebody may have edited the file since it was looked at: that is their work, and stays. */
function assertSeen(is: string | undefined, seen: string | undefined): void {
  if (is !== seen) throw new Error('it was changed just now, so it was left as it is');
}
