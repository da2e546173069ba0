import * as vscode from 'vscode';

const commands = new Map<string, vscode.Uri>();

/** The link that a problem's code carries: opens the rule's page inside VS Code, offline. */
export function docsCommand(code: string): vscode.Uri {
  // There are few codes and may be thousands of problems, and making a Uri takes its time.
  const known = commands.get(code);
  if (known) return known;
  const argument = encodeURIComponent(JSON.stringify([code]));
  const command = vscode.Uri.parse(`command:handoff.openDocs?${argument}`);
  commands.set(code, command);
  return command;
}

/** Opens the page of a problem's code, which comes with the extension. */
export async function openDocs({ extensionUri }: vscode.ExtensionContext, code: string): Promise<void> {
  // The code may come from a link: it must not be a path.
  const page = /^[a-z0-9-]{1,80}$/.test(code) ? `${code}.md` : 'README.md';
  const rules = vscode.Uri.joinPath(extensionUri, 'docs', 'rules');
  const uri = vscode.Uri.joinPath(rules, page);
  try {
    await vscode.workspace.fs.stat(uri);
  } catch {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is no page about {0} yet.', code));
    return;
  }
  await vscode.commands.executeCommand('markdown.showPreview', uri);
}
