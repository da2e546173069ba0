import * as vscode from 'vscode';
import { parseManifest } from '../../contract/index.js';
import type { DocumentFormat, WebviewMessage } from '../../protocol.js';
import { baseName, folderOf, workflowName } from '../documents/manifest-uri.js';
import { workspaceFiles } from '../generate/workspace-files.js';

/** Writes a picture that the canvas has drawn. */
export const exportPicture = (
  manifest: vscode.Uri,
  { name, base64 }: Extract<WebviewMessage, { type: 'export' }>,
): Promise<void> =>
  saveExport(
    manifest,
    name,
    Uint8Array.from(atob(base64), char => char.charCodeAt(0)),
  );

/** What is made here, without a canvas, and the ending of its file. */
const endings = { svg: 'svg', mermaid: 'mmd', markdown: 'md' } as const;

/** Writes a workflow as a document, or as a picture for white paper. */
export async function exportDocument(manifest: vscode.Uri, format: DocumentFormat | 'svg'): Promise<void> {
  const document = await vscode.workspace.openTextDocument(manifest);
  const parsed = parseManifest(document.getText());
  const readable = parsed.editable ? parsed.manifest : undefined;
  if (!readable) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('{0} cannot be exported while it cannot be read.', baseName(manifest)),
    );
    return;
  }
  const { drawSvg, gatherRequest, writeMarkdown, writeMermaid } = await import('../generate/engine.js');
  const { request } = await gatherRequest(readable, baseName(manifest), workspaceFiles(manifest));
  const text =
    format === 'svg'
      ? drawSvg(readable).svg
      : format === 'mermaid'
        ? writeMermaid(readable)
        : writeMarkdown(request);
  const name = `${workflowName(manifest)}.${endings[format]}`;
  await saveExport(manifest, name, new TextEncoder().encode(text));
}

/** Asks where an export should go, and writes it there. */
async function saveExport(manifest: vscode.Uri, name: string, bytes: Uint8Array): Promise<void> {
  if (!vscode.workspace.isTrusted) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Trust this workspace to export files.'));
    return;
  }
  const target = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(folderOf(manifest), name.replace(/[^\w.-]+/g, '-')),
    saveLabel: vscode.l10n.t('Export'),
  });
  if (target) await vscode.workspace.fs.writeFile(target, bytes);
}
