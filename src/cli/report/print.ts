import { parseCount } from '../arguments.js';
import { wantsColor } from '../color.js';
import type { Option, OptionValues } from '../command.js';
import { refuseManifestName, writeOutput } from '../disk/write-output.js';
import { type ExitCode, exitCode } from '../exit.js';
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
export function checkReportOptions(options: OptionValues): void {
  maxWarnings(options);
  refuseManifestName(options.text('output'));
}

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
    await writeOutput(io, output, render(format, false, false), report.manifests);
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
