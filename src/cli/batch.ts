import { resolve } from 'node:path';
import { isObject, type Json, type JsonObject } from '../schema/json.js';
import { type ExitCode, exitCode } from './exit.js';
import type { Io } from './io.js';
import { readLines } from './lines.js';

/** What a batch does with its lines. */
export interface BatchJob {
  /** What a line looks like, for the complaint about one that does not. */
  readonly shape: string;
  /** The answer to a line, without its id; undefined for a line of another shape. */
  answer(line: JsonObject): object | undefined;
  /** The answer where a bug of ours prevents one: the other lines still get theirs. */
  giveUp(reason: string): object;
}

/** Answers a JSONL file (`-`: standard input) line by line; a line that cannot be read is reported and passed over. */
export async function runBatch(io: Io, file: string, job: BatchJob): Promise<ExitCode> {
  let isWhole = true;
  for await (const lines of readLines(file === '-' ? file : resolve(io.cwd, file), file)) {
    for (const { number, text } of lines) {
      if (text.trim() === '') continue;
      const line = parse(text);
      const answered = isObject(line) ? answerSafely(job, line) : undefined;
      if (isObject(line) && answered)
        await io.out(`${JSON.stringify({ id: line.id ?? null, ...answered })}\n`);
      else {
        isWhole = false;
        await io.err(`handoff: ${file}:${number} is not ${job.shape}.\n`);
      }
    }
  }
  return isWhole ? exitCode.ok : exitCode.usage;
}

function answerSafely(job: BatchJob, line: JsonObject): object | undefined {
  try {
    return job.answer(line);
  } catch (error) {
    return job.giveUp(`internal error: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}
