import { createReadStream } from 'node:fs';
import * as vscode from 'vscode';
import { wholeFile } from './whole-file.js';

/** The lines of a trace in batches, in constant memory however long it is. */
export async function* readTrace(trace: vscode.Uri): AsyncGenerator<readonly string[]> {
  if (trace.scheme !== 'file') return yield* wholeFile(trace);
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  for await (const chunk of createReadStream(trace.fsPath, { highWaterMark: 1 << 20 })) {
    const lines = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > longest) throw new Error(vscode.l10n.t('A line is longer than 64 MB.'));
    yield lines;
  }
  yield [rest + decoder.decode()];
}

const longest = 64 << 20;
