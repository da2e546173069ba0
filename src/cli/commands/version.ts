import type { Command } from '../command.js';
import { exitCode } from '../exit.js';
import { version as current } from '../version.js';

/** `handoff version`. */
export const version: Command = {
  name: 'version',
  summary: 'Prints the version.',
  operands: '',
  options: {},
  details: '',
  async run({ io }) {
    await io.out(`${current}\n`);
    return exitCode.ok;
  },
};
