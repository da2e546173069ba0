import type { Command } from './command.js';
import { InputError } from './exit.js';

const suffix = '.handoff.json';

/** True for the file name of a manifest. */
export const isManifestName = (name: string): boolean => name.toLowerCase().endsWith(suffix);

/** What comes in front of a manifest's suffix, whether or not it was given. */
export const withoutSuffix = (name: string): string =>
  name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;

/** The file name of a manifest, whether or not its suffix was given. */
export const withSuffix = (name: string): string => `${withoutSuffix(name)}${suffix}`;

/** The one operand of a command that takes one; anything else is an error that shows how it is called. */
export function soleOperand(
  { name }: Pick<Command, 'name'>,
  operands: readonly string[],
  what: string,
  example: string,
): string {
  const [operand, ...more] = operands;
  if (operand === undefined || more.length > 0)
    throw new InputError(`handoff ${name} takes one ${what}.`, `For example: handoff ${name} ${example}`);
  return operand;
}
