import * as vscode from 'vscode';
import { applyIntents } from '../../contract/index.js';
import type { Fix } from '../../contract/problem.js';
import { toWorkspaceEdit } from '../documents/edit-document.js';
import { lockOf } from '../documents/lock.js';
import { parsedOf } from '../documents/parsed.js';
import { fileInWorkspace } from '../documents/workspace-path.js';

/** Writes the sample file that a fix describes, and what the manifest needs to find it, as one step that can be undone. */
export async function keepSample(manifest: vscode.Uri, fix: Fix): Promise<void> {
  const edit = planSample(await vscode.workspace.openTextDocument(manifest), fix);
  if (!edit || !(await vscode.workspace.applyEdit(edit)))
    void vscode.window.showWarningMessage(vscode.l10n.t('The sample could not be written.'));
}

/** The same as an edit; undefined where the file would be outside the workspace or the manifest cannot be edited. */
export function planSample(
  document: vscode.TextDocument,
  { action, intents = [] }: Fix,
): vscode.WorkspaceEdit | undefined {
  if (action?.kind !== 'keep-sample') return undefined;
  const target = fileInWorkspace(document.uri, action.file);
  const parsed = parsedOf(document);
  if (!target || (intents.length > 0 && lockOf(document, parsed))) return undefined;
  const { edits, problems } = applyIntents(parsed, intents);
  if (problems.length > 0) return undefined;
  const edit = edits.length > 0 ? toWorkspaceEdit(document, edits) : new vscode.WorkspaceEdit();
  edit.createFile(target, { ignoreIfExists: true, contents: new TextEncoder().encode(action.text) });
  return edit;
}
