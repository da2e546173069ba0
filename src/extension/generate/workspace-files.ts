import * as vscode from 'vscode';
import type { FileRead, Files } from '../../drift/gather.js';
import { folderOf } from '../documents/manifest-uri.js';
import { fileInWorkspace, relativePath, rootOf } from '../documents/workspace-path.js';
import { decode, isMissing } from '../platform/disk.js';
import { disk } from '../platform/disk.node.js';

/** Folders that hold nothing of ours and much of others'. */
const skipped = new Set(['node_modules', '.git']);

/** The workspace as gathering sees it, from one manifest's folder. Texts are as saved: unsaved changes do not count. */
export function workspaceFiles(manifest: vscode.Uri): Files {
  const root = rootOf(manifest);
  return {
    async read(path): Promise<FileRead> {
      const target = fileInWorkspace(manifest, path);
      if (!target) return { kind: 'refused', reason: vscode.l10n.t('{0} leads out of the workspace', path) };
      try {
        const place = await disk.place(root, target);
        if ('reason' in place) return { kind: 'refused', reason: place.reason };
        return { kind: 'text', text: decode(await vscode.workspace.fs.readFile(place.uri)) };
      } catch (error) {
        return isMissing(error) ? { kind: 'missing' } : { kind: 'refused', reason: reasonOf(error) };
      }
    },
    async list(folder) {
      const target = fileInWorkspace(manifest, folder);
      if (!target || 'reason' in (await disk.place(root, target))) return [];
      return (await listBelow(target)).map(uri => relativePath(manifest, uri)).sort();
    },
    async glob(patterns) {
      const found = await Promise.all(
        patterns.map(pattern =>
          vscode.workspace.findFiles(
            new vscode.RelativePattern(folderOf(manifest), pattern),
            '**/node_modules/**',
          ),
        ),
      );
      return [...new Set(found.flat().map(uri => relativePath(manifest, uri)))].sort();
    },
  };
}

async function listBelow(folder: vscode.Uri): Promise<vscode.Uri[]> {
  let entries: [string, vscode.FileType][];
  try {
    entries = await vscode.workspace.fs.readDirectory(folder);
  } catch {
    return [];
  }
  const nested = await Promise.all(
    entries.map(async ([name, type]) => {
      const uri = vscode.Uri.joinPath(folder, name);
      // A link to a folder is not followed: it may lead anywhere, round in circles too.
      if (type === vscode.FileType.Directory) return skipped.has(name) ? [] : listBelow(uri);
      return type & vscode.FileType.File ? [uri] : [];
    }),
  );
  return nested.flat();
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
