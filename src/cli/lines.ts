import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { codeOf, reasonOf } from './disk/place.js';
import { InputError } from './exit.js';

/** One line of a file, without its line end. */
export interface Line {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

/** No recorded value is longer; without a limit a file without line ends would take all memory there is. */
const longest = 64 << 20;

/**
 * Reads a file's lines one after the other, however long the file is; `-` is standard input. They come in batches,
 * because waiting for each would take longer than judging it. Throws `InputError` for a file that cannot be read.
 */
export async function* readLines(path: string, shown: string): AsyncGenerator<readonly Line[]> {
  if (path !== '-') await expectFile(path, shown);
  const stream = path === '-' ? process.stdin : createReadStream(path, { highWaterMark: 1 << 20 });
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  let number = 0;
  try {
    for await (const chunk of stream) {
      const text = rest + decoder.decode(chunk, { stream: true });
      const lines: Line[] = [];
      let start = 0;
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
        lines.push({ number: ++number, text: text.slice(start, text[end - 1] === '\r' ? end - 1 : end) });
        start = end + 1;
      }
      rest = text.slice(start);
      if (rest.length > longest)
        throw new InputError(
          `${shown}:${number + 1} is a line of more than ${longest >> 20} MB.`,
          'Is it JSONL?',
        );
      if (lines.length > 0) yield lines;
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${shown} cannot be read: ${reasonOf(error)}.`);
  }
  rest += decoder.decode();
  if (rest !== '') yield [{ number: number + 1, text: rest }];
}

async function expectFile(path: string, shown: string): Promise<void> {
  try {
    if ((await stat(path)).isDirectory()) throw new InputError(`${shown} is a folder, not a file.`);
  } catch (error) {
    if (error instanceof InputError) throw error;
    const hint = codeOf(error) === 'ENOENT' ? 'Check the name.' : undefined;
    throw new InputError(`${shown} cannot be read: ${reasonOf(error)}.`, hint);
  }
}
