import { stat, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { InputError } from '../exit.js';
import type { Io } from '../io.js';
import { isManifestName } from '../manifest-file.js';
import { codeOf, reasonOf } from './place.js';

/** Writes what `--output` names: a file that is replaced, a device, a pipe; never a manifest, which is somebody's work. */
export async function writeOutput(
  io: Io,
  output: string,
  text: string,
  inputs: readonly string[],
): Promise<void> {
  const file = resolve(io.cwd, output);
  refuseManifestName(output);
  for (const input of inputs) if (await isSameFile(file, resolve(io.cwd, input))) throw isInput(output);
  await writeFile(file, text).catch(error => {
    const reason = codeOf(error) === 'ENOENT' ? 'its folder does not exist' : reasonOf(error);
    throw new InputError(`${output} cannot be written: ${reason}.`);
  });
}

/** Refuses the name of a manifest, before any work is done. */
export function refuseManifestName(output: string | undefined): void {
  if (output !== undefined && isManifestName(output)) throw isInput(output);
}

const isInput = (output: string): InputError =>
  new InputError(
    `--output ${output} would overwrite a workflow, so nothing was written there.`,
    'Name another file.',
  );

/** True when both are there and the same, whatever links lead to them and however their names are spelt. */
export async function isSameFile(a: string, b: string): Promise<boolean> {
  try {
    const [one, other] = await Promise.all([stat(a, { bigint: true }), stat(b, { bigint: true })]);
    return one.dev === other.dev && one.ino === other.ino;
  } catch {
    return false;
  }
}
