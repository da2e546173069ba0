import { mkdir, open, realpath, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { InputError } from '../exit.js';
import { codeOf, reasonOf } from './place.js';
import { replaceFile } from './replace-file.js';

/** Writes a new file and the folders it needs; one that exists is replaced only when asked. */
export async function createFile(
  file: string,
  text: string,
  { overwrite = false }: { readonly overwrite?: boolean } = {},
): Promise<void> {
  await mkdir(dirname(file), { recursive: true }).catch(error => {
    throw new InputError(
      `${file} cannot be written, for its folder cannot be made: ${reasonOf(error)}.`,
      'Choose another folder.',
    );
  });
  try {
    await writeNew(file, text);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw new InputError(`${file} cannot be written: ${reasonOf(error)}.`);
    if (!overwrite) throw new InputError(`${file} exists already.`, 'Choose another name, or open it.');
    await overwriteFile(file, text);
  }
}

async function writeNew(file: string, text: string): Promise<void> {
  // `wx`: two runs at once cannot overwrite each other's file.
  const created = await open(file, 'wx');
  try {
    await created.writeFile(text, 'utf8');
  } catch (error) {
    // Half a file would stand in the way of the next attempt.
    await rm(file, { force: true });
    throw error;
  } finally {
    await created.close();
  }
}

async function overwriteFile(file: string, text: string): Promise<void> {
  try {
    await replaceFile(await realpath(file), text);
  } catch (error) {
    throw new InputError(`${file} cannot be written: ${reasonOf(error)}.`);
  }
}
