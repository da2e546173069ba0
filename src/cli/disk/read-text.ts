import { readFile, stat } from 'node:fs/promises';
import { codeOf } from './place.js';

/** The text of a file, undefined only where there is none: what may not be read holds something that nobody has seen. */
export async function readTextAt(path: string): Promise<string | undefined> {
  try {
    const stats = await stat(path);
    // Reading a pipe would wait for somebody to write into it.
    if (!stats.isFile() && !stats.isDirectory()) throw new Error('it is no regular file');
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}
