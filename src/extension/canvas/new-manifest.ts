import * as vscode from 'vscode';
import { manifestSuffix } from '../documents/manifest-uri.js';
import { canvasViewType } from './view-type.js';

/** Where a workflow of this name stands, or would stand, in a folder; and whether something stands there already. */
export async function manifestIn(
  folder: vscode.Uri,
  name: string,
): Promise<{ readonly uri: vscode.Uri; readonly file: string; readonly exists: boolean }> {
  const file = `${name}${manifestSuffix}`;
  const uri = vscode.Uri.joinPath(folder, file);
  return vscode.workspace.fs.stat(uri).then(
    () => ({ uri, file, exists: true }),
    () => ({ uri, file, exists: false }),
  );
}

/** Writes a new manifest and opens its canvas. */
export async function writeManifest(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  await vscode.commands.executeCommand('vscode.openWith', uri, canvasViewType);
}

/** True where files may be made; says why not elsewhere. */
export function mayWrite(why: string): boolean {
  if (!vscode.workspace.isTrusted) void vscode.window.showInformationMessage(why);
  return vscode.workspace.isTrusted;
}
