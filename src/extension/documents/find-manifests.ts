import * as vscode from 'vscode';
import { isManifest } from './manifest-uri.js';

/** Folders that hold nobody's own workflows. */
const skipped = new Set(['node_modules', '.git']);

/** More folders than this are not walked through one by one. */
const maxFolders = 20_000;

/** Every manifest of the workspace. Where VS Code has no search (some remote and virtual workspaces) the folders are walked. */
export async function findManifests(): Promise<readonly vscode.Uri[]> {
  try {
    const found = await vscode.workspace.findFiles('**/*.handoff.json', '**/node_modules/**');
    if (found.length > 0) return found.filter(isManifest);
  } catch {
    // No search here.
  }
  return walk((vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri));
}

async function walk(folders: vscode.Uri[]): Promise<vscode.Uri[]> {
  const found: vscode.Uri[] = [];
  for (let visited = 0; folders.length > 0 && visited < maxFolders; visited++) {
    const folder = folders.pop() as vscode.Uri;
    let entries: [string, vscode.FileType][] = [];
    try {
      entries = await vscode.workspace.fs.readDirectory(folder);
    } catch {
      // Gone meanwhile, or not readable: nothing to find there.
    }
    for (const [name, type] of entries) {
      const uri = vscode.Uri.joinPath(folder, name);
      if (type === vscode.FileType.Directory && !skipped.has(name)) folders.push(uri);
      else if (type & vscode.FileType.File && isManifest(uri)) found.push(uri);
    }
  }
  return found;
}
