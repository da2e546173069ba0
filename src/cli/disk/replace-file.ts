import { randomBytes } from 'node:crypto';
import { open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { codeOf } from './place.js';

/**
 * Gives a file its text in one step: a temporary file in the same folder, then a rename; a reader sees the old text or
 * the new one, never half of either, and a full disk takes nothing. The file's mode stays. `path` is real, its folder
 * exists; `isWanted` has the last word before the rename.
 */
export async function replaceFile(
  path: string,
  text: string,
  isWanted: () => Promise<boolean> = async () => true,
): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const mode = await modeOf(path);
    // `wx`: never through a link that somebody planted under the temporary name.
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(text, 'utf8');
      if (mode !== undefined) await file.chmod(mode);
    } finally {
      await file.close();
    }
    if (await isWanted()) await rename(temporary, path);
    else await rm(temporary);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

async function modeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).mode & 0o777;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}
