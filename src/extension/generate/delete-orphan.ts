import * as vscode from 'vscode';
import { fileInWorkspace, rootOf } from '../documents/workspace-path.js';
import type { Services } from '../host.js';
import { disk } from '../platform/disk.node.js';

/** Deletes a file that nothing generates any more; only if the newest check still says that it is one. */
export async function deleteOrphan(
  { generation, problems }: Services,
  manifest: vscode.Uri,
  file: string,
): Promise<void> {
  if (!vscode.workspace.isTrusted) return;
  await generation.check(manifest);
  const isOrphan = problems
    .shown(manifest)
    .some(({ fixes }) =>
      fixes.some(({ action }) => action?.kind === 'delete-orphan' && action.file === file),
    );
  const named = fileInWorkspace(manifest, file);
  const place = named && (await disk.entry(rootOf(manifest), named));
  if (!isOrphan || !place || 'reason' in place) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('{0} is no longer an orphan; it was not deleted.', file),
    );
    return;
  }
  await vscode.workspace.fs.delete(place.uri);
  await generation.check(manifest);
}
