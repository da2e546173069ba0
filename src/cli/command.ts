import type { ExitCode } from './exit.js';
import type { Io } from './io.js';

/** One option of a command; serves both parsing and help. */
export interface Option {
  readonly type: 'boolean' | 'string';
  readonly short?: string;
  readonly multiple?: boolean;
  /** Placeholder of the value in help, e.g. `N`; for options of type string. */
  readonly value?: string;
  readonly description: string;
  /** The only values allowed. */
  readonly choices?: readonly string[];
}

/** The options a command was given, by long name. */
export interface OptionValues {
  flag(name: string): boolean;
  text(name: string): string | undefined;
  texts(name: string): readonly string[];
}

/** What a command is run with. */
export interface CommandInput {
  readonly operands: readonly string[];
  readonly options: OptionValues;
  readonly io: Io;
}

/** One sub-command of `handoff`; its file name is its name. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What follows the name, e.g. `[MANIFEST|GLOB …]`. */
  readonly operands: string;
  readonly options: Readonly<Record<string, Option>>;
  /** Paragraphs and examples of the command's own help. */
  readonly details: string;
  run(input: CommandInput): Promise<ExitCode>;
}

/** Options that every command understands. */
export const commonOptions: Readonly<Record<string, Option>> = {
  help: { type: 'boolean', short: 'h', description: 'Shows this help.' },
  color: {
    type: 'string',
    value: 'WHEN',
    choices: ['auto', 'always', 'never'],
    description: 'Colours: auto (default: on a terminal, unless NO_COLOR is set), always, never.',
  },
};
