import { nearest, parseArguments } from './arguments.js';
import type { Command } from './command.js';
import { renderCommandHelp, renderHelp } from './commands/help.js';
import { commands } from './commands/index.js';
import { type ExitCode, exitCode, InputError } from './exit.js';
import type { Io } from './io.js';
import { version } from './version.js';

/** Runs one command line; the only place where errors become messages and exit codes. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  try {
    return await dispatch(argv, io);
  } catch (error) {
    if (error instanceof InputError) {
      await io.err(`handoff: ${error.message}\n${error.hint ? `  ${error.hint}\n` : ''}`);
      return exitCode.usage;
    }
    await io.err(describeCrash(error));
    return exitCode.internal;
  }
}

/** What is printed for a bug of ours. */
export function describeCrash(error: unknown): string {
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `handoff: internal error, please report it (version ${version}).\n${what}\n`;
}

async function dispatch(argv: readonly string[], io: Io): Promise<ExitCode> {
  const [first, ...rest] = argv;
  if (first === undefined) {
    await io.err(renderHelp(commands));
    return exitCode.usage;
  }
  if (first === '--version' || first === '-v' || first === '-V') {
    await io.out(`${version}\n`);
    return exitCode.ok;
  }
  if (first === '--help' || first === '-h') {
    await io.out(renderHelp(commands));
    return exitCode.ok;
  }
  const command = findCommand(first);
  const { operands, options } = parseArguments(command, rest);
  if (options.flag('help')) {
    await io.out(renderCommandHelp(command));
    return exitCode.ok;
  }
  return command.run({ operands, options, io });
}

function findCommand(name: string): Command {
  const command = commands.find(candidate => candidate.name === name);
  if (command) return command;
  const near = nearest(
    name,
    commands.map(candidate => candidate.name),
  );
  throw new InputError(
    `There is no command "${name}".`,
    near ? `Did you mean "handoff ${near}"?` : 'Run "handoff help" for the list.',
  );
}
