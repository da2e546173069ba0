import * as vscode from 'vscode';
import { showDifference } from './expected-documents.js';

/** Says that generated files with unsaved changes were left alone, and offers to compare or to overwrite. */
export async function warnAboutUnsaved(
  manifest: vscode.Uri,
  paths: readonly string[],
  overwriteThem: () => void,
): Promise<void> {
  const [first] = paths;
  if (first === undefined) return;
  const compare = vscode.l10n.t('Compare');
  const overwrite = vscode.l10n.t('Overwrite');
  const message =
    paths.length === 1
      ? vscode.l10n.t('{0} has unsaved changes, so it was not regenerated.', first)
      : vscode.l10n.t(
          '{0} and {1} more have unsaved changes, so they were not regenerated.',
          first,
          paths.length - 1,
        );
  const choice = await vscode.window.showWarningMessage(message, compare, overwrite);
  if (choice === compare) await showDifference(manifest, first);
  if (choice === overwrite) overwriteThem();
}
