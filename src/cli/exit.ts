/** What the process's exit code says; documented in `docs/cli.md`, so never renumbered. */
export const exitCode = {
  ok: 0,
  /** The command ran and found problems (or would have to change files). */
  problems: 1,
  /** Wrong arguments, or an input that cannot be read; nothing was checked. */
  usage: 2,
  /** A bug of ours. */
  internal: 70,
} as const;
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** Thrown for bad input and caught by `run`, which prints it and exits with `exitCode.usage`. */
export class InputError extends Error {
  /** What to do about it, printed on a line of its own. */
  readonly hint: string | undefined;
  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}
