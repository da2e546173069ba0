import { type Command, commonOptions, type Option } from '../command.js';
import { type ExitCode, exitCode, InputError } from '../exit.js';

/** The list of commands. */
export function renderHelp(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(command => command.name.length));
  return [
    'handoff: typed, versioned contracts between AI agents.',
    '',
    'Usage: handoff COMMAND [OPERAND …] [OPTION …]',
    '',
    ...commands.map(command => `  ${command.name.padEnd(width)}  ${command.summary}`),
    '',
    'Run "handoff help COMMAND" for one of them.',
    'Exit codes: 0 all is well; 1 problems were found; 2 wrong arguments or unreadable input; 70 a bug of ours.',
    '',
  ].join('\n');
}

/** One command's own help. */
export function renderCommandHelp(command: Command): string {
  const options = Object.entries({ ...command.options, ...commonOptions }).map(
    ([name, option]) => [spellOption(name, option), option.description] as const,
  );
  const width = Math.max(...options.map(([spelling]) => spelling.length));
  return [
    `Usage: handoff ${[command.name, command.operands].filter(Boolean).join(' ')} [OPTION …]`,
    '',
    command.summary,
    ...(command.details === '' ? [] : ['', command.details]),
    '',
    'Options:',
    ...options.map(([spelling, description]) => `  ${spelling.padEnd(width)}  ${description}`),
    '',
  ].join('\n');
}

const spellOption = (name: string, { short, value, type }: Option): string =>
  `${short ? `-${short}, ` : '    '}--${name}${type === 'string' ? ` ${value ?? 'VALUE'}` : ''}`;

/** `handoff help [COMMAND]`; given the list, because a command must not import the list that holds it. */
export const helpOf = (commands: () => readonly Command[]): Command => ({
  name: 'help',
  summary: 'Shows the commands, or one command’s options.',
  operands: '[COMMAND]',
  options: {},
  details: '',
  async run({ operands: [name], io }): Promise<ExitCode> {
    if (name === undefined) {
      await io.out(renderHelp(commands()));
      return exitCode.ok;
    }
    const command = commands().find(candidate => candidate.name === name);
    if (!command) throw new InputError(`There is no command "${name}".`, 'Run "handoff help" for the list.');
    await io.out(renderCommandHelp(command));
    return exitCode.ok;
  },
});
