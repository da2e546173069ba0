import * as vscode from 'vscode';
import type { WebviewMessage } from '../../protocol.js';
import { folderOf } from '../documents/manifest-uri.js';

/** Asks where an exported picture or document should go, and writes it there. */
export async function exportFile(
  manifest: vscode.Uri,
  { name, base64 }: Extract<WebviewMessage, { type: 'export' }>,
): Promise<void> {
  const fileName = name.replace(/[^\w.-]+/g, '-');
  const target = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(folderOf(manifest), fileName),
    saveLabel: vscode.l10n.t('Export'),
  });
  if (!target) return;
  await vscode.workspace.fs.writeFile(
    target,
    Uint8Array.from(atob(base64), char => char.charCodeAt(0)),
  );
}
