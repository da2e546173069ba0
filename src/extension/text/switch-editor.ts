import * as vscode from 'vscode';

/** VS Code's own “Reopen Editor With…”, which replaces an editor in its place; newer than the oldest VS Code we support. */
const reopenCommand = 'reopenActiveEditorWith';

/** Shows the active editor's file in another kind of editor, in its place; unsaved changes survive. */
export async function switchEditor(uri: vscode.Uri, viewType: string): Promise<void> {
  const replaced = vscode.window.tabGroups.activeTabGroup.activeTab;
  if ((await vscode.commands.getCommands()).includes(reopenCommand)) {
    await vscode.commands.executeCommand(reopenCommand, viewType);
    return;
  }
  await vscode.commands.executeCommand('vscode.openWith', uri, viewType);
  // Closing one of two editors with unsaved changes asks whether to save; both stay open then.
  if (replaced && !replaced.isDirty) await vscode.window.tabGroups.close(replaced, true);
}
