import { InputError } from './exit.js';

/** What a command may touch of the process; tests and the real entry point give different ones. */
export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** True when standard output is a terminal. */
  readonly isTerminal: boolean;
  /** Today as YYYY-MM-DD, for suppressions that expire. */
  readonly today: string;
  out(text: string): Promise<void>;
  err(text: string): Promise<void>;
}

/** The real process. Output waits for slow readers, so that a pipe is never flooded. */
export function processIo(): Io {
  return {
    get cwd() {
      return workingFolder();
    },
    env: process.env,
    isTerminal: process.stdout.isTTY === true,
    today: localDate(new Date()),
    out: text => write(process.stdout, text),
    err: text => write(process.stderr, text),
  };
}

function workingFolder(): string {
  try {
    return process.cwd();
  } catch {
    throw new InputError('The working folder is gone.', 'Change to one that exists.');
  }
}

function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise(resolve => {
    stream.write(text, () => resolve());
  });
}

function localDate(now: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
