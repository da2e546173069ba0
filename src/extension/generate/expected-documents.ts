import * as vscode from 'vscode';
import { fileInWorkspace } from '../documents/workspace-path.js';
import type { Services } from '../host.js';

/** Scheme of read-only documents that hold what generating now would write. */
export const expectedScheme = 'handoff-expected';

/** Serves what a generated file should be, for comparing. */
export function provideExpectedDocuments({ generation, problems }: Services): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const provider = vscode.workspace.registerTextDocumentContentProvider(expectedScheme, {
    onDidChange: changed.event,
    async provideTextDocumentContent({ query }) {
      const { manifest, file } = JSON.parse(query) as { manifest: string; file: string };
      return (await generation.expected(vscode.Uri.parse(manifest, true), file)) ?? '';
    },
  });
  const refresh = problems.onDidChange(manifest => {
    for (const { uri } of vscode.workspace.textDocuments) {
      if (uri.scheme === expectedScheme && uri.query.includes(JSON.stringify(manifest))) changed.fire(uri);
    }
  });
  return vscode.Disposable.from(provider, refresh, changed);
}

/** Opens what stands on disk beside what generating would write. */
export async function showDifference(manifest: vscode.Uri, file: string): Promise<void> {
  const actual = fileInWorkspace(manifest, file);
  if (!actual) return;
  const expected = actual.with({
    scheme: expectedScheme,
    authority: '',
    query: JSON.stringify({ manifest: manifest.toString(), file }),
  });
  const title = vscode.l10n.t('{0}: on disk ↔ generated', file.slice(file.lastIndexOf('/') + 1));
  await vscode.commands.executeCommand('vscode.diff', actual, expected, title);
}
