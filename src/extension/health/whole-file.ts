import * as vscode from 'vscode';
import { decode } from '../platform/disk.js';

/** The lines of a file that can only be read whole. */
export async function* wholeFile(trace: vscode.Uri): AsyncGenerator<readonly string[]> {
  yield decode(await vscode.workspace.fs.readFile(trace)).split('\n');
}
