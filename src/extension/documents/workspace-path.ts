import * as vscode from 'vscode';
import { folderOf } from './manifest-uri.js';

/**
 * The uri of a path that a manifest names, relative to the manifest's folder; undefined when it leads out of the
 * manifest's workspace folder (out of its own folder, where no workspace is open). Looks at the text only: symbolic
 * links are the platform's business.
 */
export function fileInWorkspace(manifest: vscode.Uri, path: string): vscode.Uri | undefined {
  if (path.includes('\\') || path.includes('\0') || path.startsWith('/')) return undefined;
  const target = vscode.Uri.joinPath(folderOf(manifest), path);
  return isBelow(rootOf(manifest), target) ? target : undefined;
}

/** The workspace folder that a manifest belongs to; its own folder where there is none. */
export const rootOf = (manifest: vscode.Uri): vscode.Uri =>
  vscode.workspace.getWorkspaceFolder(manifest)?.uri ?? folderOf(manifest);

/** True when `uri` is `folder` or something below it. */
export function isBelow(folder: vscode.Uri, uri: vscode.Uri): boolean {
  if (folder.scheme !== uri.scheme || folder.authority !== uri.authority) return false;
  const prefix = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
  return uri.path === folder.path || uri.path.startsWith(prefix);
}

/** The path from the manifest's folder to a uri of the same workspace, `/`-separated; may begin with `../`. */
export function relativePath(manifest: vscode.Uri, uri: vscode.Uri): string {
  const from = folderOf(manifest).path.split('/').filter(Boolean);
  const to = uri.path.split('/').filter(Boolean);
  let common = 0;
  while (common < from.length && common < to.length && from[common] === to[common]) common++;
  return [...from.slice(common).map(() => '..'), ...to.slice(common)].join('/');
}
