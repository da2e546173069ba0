import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseCount } from '../arguments.js';
import { wantsColor } from '../color.js';
import type { Option, OptionValues } from '../command.js';
import { reasonOf } from '../disk/place.js';
import { type ExitCode, exitCode, InputError } from '../exit.js';
import type { Io } from '../io.js';
import { version } from '../version.js';
import { reporters } from './index.js';
import { countProblems, plural, type Report } from './report.js';

/** Options of every command that reports problems. */
export const reportOptions: Readonly<Record<string, Option>> = {
  format: {
    type: 'string',
    short: 'f',
    value: 'FORMAT',
    choices: reporters.map(reporter => reporter.id),
    description: `How problems are printed: ${reporters.map(reporter => reporter.id).join(', ')}. Default: text.`,
  },
  output: {
    type: 'string',
    short: 'o',
    value: 'FILE',
    description: 'Writes the report there, and text to standard output.',
  },
  'max-warnings': {
    type: 'string',
    value: 'N',
    description: 'More warnings than this count as failure. Default: any number is fine.',
  },
};

/** Refuses wrong report options before a command does any work. */
export const checkReportOptions = (options: OptionValues): void => void maxWarnings(options);

const maxWarnings = (options: OptionValues) => parseCount('max-warnings', options.text('max-warnings'));

/** Prints a report as the options say, and gives the exit code that it means. */
export async function printReport(report: Report, options: OptionValues, io: Io): Promise<ExitCode> {
  const most = maxWarnings(options);
  const format = options.text('format') ?? 'text';
  const color = wantsColor(options.text('color'), io);
  const output = options.text('output');
  const render = (id: string, color: boolean, excerpts: boolean) =>
    reporters.find(reporter => reporter.id === id)?.render(report, { color, excerpts, version }) ?? '';
  if (output === undefined) await io.out(render(format, color, io.isTerminal || color));
  else {
    await writeReport(resolve(io.cwd, output), render(format, false, false), output);
    await io.out(render('text', color, io.isTerminal || color));
  }
  const { error, warning } = countProblems(report);
  if (error > 0) return exitCode.problems;
  if (most !== undefined && warning > most) {
    await io.err(`handoff: ${plural(warning, 'warning')}, but --max-warnings allows ${most}.\n`);
    return exitCode.problems;
  }
  return exitCode.ok;
}

async function writeReport(path: string, text: string, shown: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (error) {
    throw new InputError(`The report cannot be written to ${shown}: ${reasonOf(error)}.`);
  }
}
