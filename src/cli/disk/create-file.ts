import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { InputError } from '../exit.js';
import { codeOf, reasonOf } from './place.js';

/** Writes a new file and the folders it needs; one that exists is replaced only when asked. */
export async function createFile(
  file: string,
  text: string,
  { overwrite = false }: { readonly overwrite?: boolean } = {},
): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    // `wx`: two runs at once cannot overwrite each other's file.
    const created = await open(file, overwrite ? 'w' : 'wx');
    try {
      await created.writeFile(text, 'utf8');
    } finally {
      await created.close();
    }
  } catch (error) {
    if (codeOf(error) === 'EEXIST')
      throw new InputError(`${file} exists already.`, 'Choose another name, or open it.');
    throw new InputError(`${file} cannot be written: ${reasonOf(error)}.`);
  }
}
