import * as vscode from 'vscode';

const scheme = 'handoff-import';

/** Serves reports of imports as read-only Markdown; they are made anew of the source, so nothing has to be kept. */
export function provideImportReports(): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(scheme, {
    async provideTextDocumentContent({ query }) {
      const { source, format } = JSON.parse(query) as { source: string; format?: string };
      const uri = vscode.Uri.parse(source);
      const { describeImport, importWorkflow } = await import('../../import/index.js');
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
      const file = vscode.workspace.asRelativePath(uri);
      return describeImport(importWorkflow({ text, file, ...(format && { format }) }), file);
    },
  });
}

/** Shows beside the canvas what of a source could not be carried over. */
export async function showImportReport(source: vscode.Uri, format: string | undefined): Promise<void> {
  const name = source.path.split('/').at(-1) ?? '';
  const title = vscode.l10n.t('Import of {0}', name).replaceAll('/', ' ');
  const query = JSON.stringify({ source: source.toString(), format });
  const report = vscode.Uri.from({ scheme, path: `/${title}.md`, query });
  try {
    await vscode.commands.executeCommand('markdown.showPreviewToSide', report);
  } catch {
    // Some editors have no Markdown preview.
    await vscode.window.showTextDocument(report, { viewColumn: vscode.ViewColumn.Beside, preview: true });
  }
}
