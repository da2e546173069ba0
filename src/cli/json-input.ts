import { parseManifest } from '../contract/index.js';
import type { Json } from '../schema/json.js';
import { InputError } from './exit.js';
import { indexLines } from './text-position.js';
import { readInput } from './workspace.js';

/** Reads a JSON file that the user named; throws `InputError` that says where it is not JSON. */
export async function parseInput(path: string, shown: string): Promise<Json> {
  const text = await readInput(path, shown);
  try {
    return JSON.parse(text);
  } catch {
    // The tolerant reader knows the place and the reason in plain words.
    const [problem] = parseManifest(text).problems.filter(
      ({ code, range }) => range && code !== 'empty-manifest',
    );
    const place = problem?.range ? indexLines(text).regionOf(problem.range) : undefined;
    const where = place ? `${shown}:${place.startLine}:${place.startColumn}` : shown;
    throw new InputError(
      `${where} is not JSON${text.trim() === '' ? ': it is empty.' : '.'}`,
      problem?.message,
    );
  }
}
