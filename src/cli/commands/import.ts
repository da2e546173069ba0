import { basename, dirname, join, resolve } from 'node:path';
import { type ImportNote, type ImportResult, importers, importWorkflow } from '../../import/index.js';
import type { Command, OptionValues } from '../command.js';
import { createFile } from '../disk/create-file.js';
import { isSameFile } from '../disk/write-output.js';
import { exitCode, InputError } from '../exit.js';
import type { Io } from '../io.js';
import { soleOperand, withSuffix } from '../manifest-file.js';
import { oneLine } from '../printable.js';
import { readInput, showPath } from '../workspace.js';

/** `handoff import`: makes a workflow of another tool’s. */
export const importCommand: Command = {
  name: 'import',
  summary: 'Makes a workflow of another tool’s: agents and handoffs, and a report of what is lost.',
  operands: 'FILE',
  options: {
    from: {
      type: 'string',
      value: 'FORMAT',
      choices: importers.map(({ id }) => id),
      description: `${importers.map(({ id }) => id).join(', ')}. Default: told by the content.`,
    },
    out: {
      type: 'string',
      short: 'o',
      value: 'FILE',
      description: `The manifest to write. Default: beside FILE, named after it (*.handoff.json).`,
    },
    name: {
      type: 'string',
      value: 'NAME',
      description: 'The workflow’s name. Default: the source’s own, or the file’s.',
    },
    overwrite: { type: 'boolean', description: 'Replaces the manifest if there is one already.' },
    format: {
      type: 'string',
      short: 'f',
      value: 'FORMAT',
      choices: ['text', 'json'],
      description: 'How the report is printed: text (default) or json.',
    },
  },
  details: `Reads the file without running it. The manifest is valid; the report says what of the source is not in it ("lost"),
what the pattern or a production contract needed besides ("added"), and what was decided for you ("guessed").

${importers.map(({ id, title }) => `  ${id}: ${title}`).join('\n')}

Examples:
  handoff import agents.yaml
  handoff import src/agents.py --from openai-agents --out flows/support.handoff.json`,
  async run({ operands, options, io }) {
    const file = resolve(io.cwd, soleOperand(importCommand, operands, 'file', 'agents.yaml'));
    const text = await readInput(file, showPath(io, file));
    const from = options.text('from');
    const name = options.text('name');
    const result = importWorkflow({
      text,
      file,
      ...(from !== undefined && { format: from }),
      ...(name !== undefined && { name }),
    });
    if (result.value === undefined) throw unreadable(showPath(io, file), result);
    const target = targetOf(io, file, options);
    if (await isSameFile(file, target))
      throw new InputError(
        `${showPath(io, target)} is what is imported, so it is not overwritten.`,
        'Name another manifest with --out.',
      );
    await createFile(target, result.value, { overwrite: options.flag('overwrite') });
    await print(io, options, showPath(io, file), showPath(io, target), result);
    return exitCode.ok;
  },
};

function targetOf(io: Io, file: string, options: OptionValues): string {
  const out = options.text('out');
  if (out === undefined) return join(dirname(file), withSuffix(basename(file).replace(/\.[^.]*$/, '')));
  return resolve(io.cwd, withSuffix(out));
}

function unreadable(shown: string, { problems, format }: ImportResult): InputError {
  const [first, ...others] = problems.map(
    ({ message, place }) => `${shown}:${place.line}:${place.column} ${oneLine(message)}`,
  );
  const what = format
    ? `It was read as ${format.title}; --from names another.`
    : '--from names the format where it is not recognised.';
  return new InputError(`${first ?? shown} Nothing was written.`, [...others, what].join('\n  '));
}

const order: readonly ImportNote['kind'][] = ['lost', 'guessed', 'added'];

async function print(io: Io, options: OptionValues, source: string, target: string, result: ImportResult) {
  const report = order.flatMap(kind => result.report.filter(note => note.kind === kind));
  if (options.text('format') === 'json') {
    const notes = report.map(({ kind, message, place }) => ({ kind, message, ...place }));
    const printed = { source, manifest: target, name: result.name, format: result.format?.id, report: notes };
    await io.out(`${JSON.stringify(printed, null, 2)}\n`);
    return;
  }
  const lines = report.map(({ kind, message, place }) => {
    const where = place ? `${source}:${place.line}:${place.column}` : target;
    return `${where} ${kind} ${oneLine(message)}`;
  });
  await io.out(
    `${lines.map(line => `${line}\n`).join('')}${target}: imported from ${source} (${result.format?.title}).\n`,
  );
}
