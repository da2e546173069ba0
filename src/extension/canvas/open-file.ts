import * as vscode from 'vscode';
import { fileInWorkspace } from '../documents/workspace-path.js';

/** Opens a file that the manifest names, relative to its folder; says so when there is none. */
export async function openFile(manifest: vscode.Uri, file: string): Promise<void> {
  const target = fileInWorkspace(manifest, file);
  if (!target) {
    void vscode.window.showWarningMessage(vscode.l10n.t('{0} is outside the workspace.', file));
    return;
  }
  try {
    await vscode.workspace.fs.stat(target);
  } catch {
    void vscode.window.showWarningMessage(vscode.l10n.t('There is no file {0}.', file));
    return;
  }
  await vscode.commands.executeCommand('vscode.open', target, { viewColumn: vscode.ViewColumn.Beside });
}
