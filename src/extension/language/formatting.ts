import * as vscode from 'vscode';
import { toWorkspaceEdit } from '../documents/edit-document.js';
import { isManifest } from '../documents/manifest-uri.js';

/** The kind under which “code actions on save” find it. */
const formatKind = vscode.CodeActionKind.Source.append('format.handoff');

/**
 * Formats a manifest as its author lays it out, as a source action: a second formatter beside JSON's would make VS Code
 * ask which one to use for every JSON file with comments.
 */
export const provideFormatting = (selector: vscode.DocumentSelector): vscode.Disposable =>
  vscode.languages.registerCodeActionsProvider(
    selector,
    {
      async provideCodeActions(document, _range, { only }) {
        if (!isManifest(document.uri) || !only?.intersects(formatKind)) return [];
        const { formatText } = await import('../generate/engine.js');
        const edits = formatText(document.getText(), { unit: unitOf(document) });
        if (edits.length === 0) return [];
        const action = new vscode.CodeAction(vscode.l10n.t('Format workflow, keeping its lines'), formatKind);
        action.edit = toWorkspaceEdit(document, edits);
        return [action];
      },
    },
    { providedCodeActionKinds: [formatKind] },
  );

function unitOf({ uri, languageId }: vscode.TextDocument): string {
  const settings = vscode.workspace.getConfiguration('editor', { uri, languageId });
  return settings.get('insertSpaces', true) ? ' '.repeat(settings.get('tabSize', 2)) : '\t';
}
