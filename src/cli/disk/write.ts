import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, rmdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { findPlace, type Home, isBelow, reasonOf } from './place.js';

/** Why a file could not be written or deleted; undefined when it was. */
export type WriteFailure = string | undefined;

/**
 * Replaces a file in one step: a temporary file in the same folder, then a rename; a reader sees the old text or the
 * new one, never half of either. Folders are made as needed; a link is written through, if it stays in the workspace.
 * Nothing is written unless `seen` (undefined: no file) still stands there.
 */
export async function writeAtomically(
  home: Home,
  path: string,
  text: string,
  seen: string | undefined,
): Promise<WriteFailure> {
  const place = await findPlace(home, path);
  if (place.kind === 'refused') return place.reason;
  const folder = dirname(place.path);
  const temporary = join(folder, `.${basename(place.path)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    await mkdir(folder, { recursive: true });
    const mode = place.exists ? (await stat(place.path)).mode & 0o777 : 0o666;
    // `wx`: never through a link that somebody planted under the temporary name.
    const file = await open(temporary, 'wx', mode);
    try {
      await file.writeFile(text, 'utf8');
    } finally {
      await file.close();
    }
    await assertUnchanged(place.path, seen);
    await rename(temporary, place.path);
    return undefined;
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    return reasonOf(error);
  }
}

/**
 * Deletes a file whose text is still the one that was seen, then the folders that it leaves empty, up to and without
 * `keep` (relative, as `path` is).
 */
export async function removeFile(
  home: Home,
  path: string,
  keep: string,
  seen: string,
): Promise<WriteFailure> {
  const place = await findPlace(home, path);
  const kept = await findPlace(home, keep);
  if (place.kind === 'refused') return place.reason;
  if (kept.kind === 'refused') return kept.reason;
  try {
    await assertUnchanged(place.path, seen);
    await rm(place.path);
    for (let folder = dirname(place.path); folder !== kept.path && isBelow(folder, kept.path); ) {
      await rmdir(folder);
      folder = dirname(folder);
    }
    return undefined;
  } catch (error) {
    return codeIsNotEmpty(error) ? undefined : reasonOf(error);
  }
}

/** Somebody may have edited the file since it was looked at: that is their work, and stays. */
async function assertUnchanged(path: string, seen: string | undefined): Promise<void> {
  const is = await readFile(path, 'utf8').catch(() => undefined);
  if (is !== seen) throw new Error('it was changed just now, so it was left as it is');
}

const codeIsNotEmpty = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['ENOTEMPTY', 'EEXIST'].includes(String(error.code));
