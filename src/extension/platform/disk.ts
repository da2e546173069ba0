import * as vscode from 'vscode';

/** Where a file really is once links are followed, or why it must not be touched. */
export type Place = { readonly uri: vscode.Uri } | { readonly reason: string };

/** What Node can do better than VS Code's file system, and the browser cannot do at all. */
export interface Disk {
  /** Follows links; refuses what ends up outside `root`. Works for files that do not exist yet. */
  place(root: vscode.Uri, target: vscode.Uri): Promise<Place>;
  /** Writes a file whole or not at all, creating its folders. */
  write(target: vscode.Uri, text: string): Promise<void>;
}

/** The answer for a path that leaves the workspace. */
export const refuse = (target: vscode.Uri): Place => ({
  reason: vscode.l10n.t(
    '{0} leads out of the workspace',
    target.path.slice(target.path.lastIndexOf('/') + 1),
  ),
});
