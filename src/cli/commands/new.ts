import { join, resolve } from 'node:path';
import { parseManifest } from '../../contract/index.js';
import { patterns } from '../../contract/patterns/index.js';
import type { Command } from '../command.js';
import { createFile } from '../disk/create-file.js';
import { exitCode, InputError } from '../exit.js';
import { soleOperand, withoutSuffix, withSuffix } from '../manifest-file.js';
import { showPath } from '../workspace.js';

/** `handoff new`: writes a workflow to start from. */
export const newWorkflow: Command = {
  name: 'new',
  summary: 'Writes a new workflow to start from, in one of the four patterns.',
  operands: 'NAME',
  options: {
    pattern: {
      type: 'string',
      short: 'p',
      value: 'PATTERN',
      choices: patterns.map(({ id }) => id),
      description: `${patterns.map(({ id }) => id).join(', ')}. Default: ${patterns[0]?.id}.`,
    },
    dir: {
      type: 'string',
      short: 'd',
      value: 'DIR',
      description: 'The folder to write to. Default: the working folder.',
    },
  },
  details: `Writes NAME.handoff.json, and never overwrites one.

${patterns.map(({ id, bestFor, relativeCost }) => `  ${id}: ${bestFor} (cost ${relativeCost})`).join('\n')}`,
  async run({ operands, options, io }) {
    const plain = withoutSuffix(
      soleOperand(newWorkflow, operands, 'name', 'ticket-triage --pattern supervisor-worker'),
    );
    const pattern = patterns.find(({ id }) => id === (options.text('pattern') ?? patterns[0]?.id));
    if (!pattern) throw new InputError('There is no such pattern.');
    const text = pattern.starter(plain);
    if (!parseManifest(text).manifest)
      throw new InputError(
        `"${plain}" cannot be a workflow’s name.`,
        'A name starts with a letter and holds only letters, digits, ".", "_" and "-", at most 100.',
      );
    const file = join(resolve(io.cwd, options.text('dir') ?? '.'), withSuffix(plain));
    await createFile(file, text);
    await io.out(
      `${showPath(io, file)}: a ${pattern.id} workflow. Open it in the designer, or run "handoff generate ${showPath(io, file)}".\n`,
    );
    return exitCode.ok;
  },
};
