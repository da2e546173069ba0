import * as vscode from 'vscode';

/** Where a file really is once links are followed, or why it must not be touched. */
export type Place = { readonly uri: vscode.Uri } | { readonly reason: string };

/** What Node can do better than VS Code's file system, and the browser cannot do at all. */
export interface Disk {
  /** Follows links; refuses what ends up outside `root`. Works for files that do not exist yet. */
  place(root: vscode.Uri, target: vscode.Uri): Promise<Place>;
  /** Where an entry itself stands: follows links up to its folder, but not one that it is. */
  entry(root: vscode.Uri, target: vscode.Uri): Promise<Place>;
  /** Writes a file whole or not at all, creating its folders; throws `ChangedMeanwhile` when not `seen` stands there. */
  write(target: vscode.Uri, text: string, seen: string | undefined): Promise<void>;
  /** Watches the files of one folder; undefined where that cannot be, or there is no such folder. */
  watch(folder: vscode.Uri, tell: FolderEvents): vscode.Disposable | undefined;
}

/** What is told of a folder that is watched. */
export interface FolderEvents {
  /** A file of it was made, written, renamed or deleted. */
  changed(): void;
  /** The folder itself is no more, and is no longer watched. */
  gone(): void;
}

/** Somebody wrote the file between the look at it and now; it was left as it is. */
export class ChangedMeanwhile extends Error {}

/** Throws unless the file's text is the one that was seen (undefined: no file), or already the one that is `wanted`. */
export async function assertUnchanged(
  target: vscode.Uri,
  seen: string | undefined,
  wanted = seen,
): Promise<void> {
  const is = await textAt(target);
  if (is !== seen && is !== wanted) throw new ChangedMeanwhile(vscode.l10n.t('it was changed just now'));
}

/** Undefined only where there is no file: one that may not be read holds something that nobody has seen. */
async function textAt(target: vscode.Uri): Promise<string | undefined> {
  try {
    return decode(await vscode.workspace.fs.readFile(target));
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** True when there is no such file. */
export const isMissing = (error: unknown): boolean =>
  error instanceof vscode.FileSystemError &&
  (error.code === 'FileNotFound' || error.code === 'FileNotADirectory');

/** Text of a file's bytes, its byte order mark kept. */
export const decode = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

/** The answer for a path that leaves the workspace. */
export const refuse = (target: vscode.Uri): Place => ({
  reason: vscode.l10n.t(
    '{0} leads out of the workspace',
    target.path.slice(target.path.lastIndexOf('/') + 1),
  ),
});
